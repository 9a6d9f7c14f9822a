"""The API's views: load, check, one service or selector call, answer."""
