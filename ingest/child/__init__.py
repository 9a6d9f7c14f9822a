"""The process that reads a file of unknown origin. Nothing here imports Django."""
