"""Every page of the site, from the addresses the site itself knows."""

import re
from collections.abc import Mapping

from config.urls import account_pages, organization_pages
from demo import club
from tests.journeys.scenes_names import NOT_THERE

NO_PAGE = {
    "home", "case",  # lead on to another page
    "undo_decision", "clock_undo",
    "invite_member", "withdraw_invited", "end_member", "message_new", "race_delete",
    "race_restore", "shoe_delete", "shoe_restore", "plan_preview", "plan_publish", "plan_discard", "check_in",
    "undo_check_in", "put_back", "reply", "log_effort", "decide_together", "undo_together", "coaching_undo",
    "change_role", "make_key", "revoke_key", "import_start", "import_cancel", "import_retry", "import_seen",
    "template_from_plan", "template_resize", "template_rename", "template_remove", "template_run_undo",
    "template_conflict", "feed_revoke", "group_remove", "plan_suggest",  # are only sent to
    "plan_table", "readiness_table", "response_table", "squad_csv",  # are files
    "accept_conflicts", "decide_conflict", "undo_conflict", "prefer_source", "review_row", "activity_delete",
    "activity_restore", "undo_move", "set_athlete_rule", "set_rule_for_all", "own_favourite", "own_copy",
    "own_archive", "own_unarchive", "own_put_back", "shipped_favourite", "shipped_copy",
    "calendar_change", "calendar_undo", "calendar_publish", "calendar_discard", "calendar_look_again",
    "calendar_begin", "calendar_note_write", "day_note_undo",
    "revision_take_back", "undo_move_own", "season_week", "season_what_if_draft",
    "adaptation_look", "adaptation_approve", "adaptation_edit", "adaptation_dismiss", "session_reason",
    "session_reason_back",
    "board_change", "board_undo", "board_publish", "board_discard", "board_take_back",  # are only sent to
    "message_take_back", "notices_read", "notice_wishes_keep", "notice_rhythm", "notice_mute",
    "notice_unmute", "reply_links_end", "phrase_remove", "phrase_restore", "answer",
    "answer_take_back",  # are only sent to
    "notice_open", "coach_week_now",  # lead on to another page
    "notice_count",  # is a part of a page
    "rules_save", "rules_preview", "rules_undo", "rules_run", "athlete_watch_save",
    "athlete_watch_preview", "athlete_watch_undo",  # are only sent to, or are a part of a page
    "note_put_back", "note_remove", "note_restore", "attachment_add", "attachment_remove",
    "attachment_restore", "task_done", "task_reopen", "task_remove", "task_restore", "task_put_back",
    "episode_move", "episode_put_back", "episode_remove", "episode_restore", "my_episode_new",
    "my_episode_remove",  # are only sent to
    "attachment_file", "pain_table", "upload_file", "library_export", "session_export",  # are files
    "view_move", "view_remove", "view_restore", "confirm", "claim", "release", "merge", "turn_remove",
    "turn_restore", "absence_call_off", "absence_take_up",  # are only sent to
    "decision_log_table",  # is a file
}  # fmt: skip
OF_ATHLETES = {
    "today", "my_plan", "session_page", "session_print", "move_own", "log", "me", "welcome_profile",
    "welcome_file", "my_messages",
    "my_notes",
}  # fmt: skip
OF_BOTH = {
    "activity_page", "athlete_profile", "race_edit", "shoe_edit", "upload", "upload_status", "imports",
    "import_page", "import_undo", "reconcile", "athlete_reconcile", "review", "activities", "activity_edit",
    "activity_new", "watch_values", "activity_merge", "activity_split", "athlete_rules", "feeds",
    "library_import", "library_print", "plan_print", "season", "notices", "notice_wishes", "session_talk",
    "check_in_talk", "readiness_days",
}  # fmt: skip
SUPPOSED = "a-kind=scale&a-first=2026-12-07&a-last=2026-12-20&a-percent=120&b-kind=add_race"
SIGNED_OUT = {
    "account_login", "account_inactive", "account_signup", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key_done", "account_email_verification_sent",
}  # fmt: skip


def of_coach(places: Mapping[str, str]) -> dict[str, str]:
    """What the staff reads: everything of the organization that is not the athlete's own."""
    pages = _pages_of_organization(places)
    own = {name: path for name, path in pages.items() if name not in OF_ATHLETES}
    waiting = f"{pages['command_center']}?tab=waiting"
    calendar, session = pages["calendar"], places["sessions"]
    return {
        **own,
        "calendar_session": f"{calendar}session/?session={session}",
        "board_session": f"{pages['board']}session/?athlete={places['athletes']}&session={session}",
        "waiting": waiting,
        "season_ahead": f"{pages['season']}?reach=ahead&measure=fitness",
        "supposed": f"{pages['season_what_if']}?{SUPPOSED}",
        "person": "/account/me/",
        "account_change_password": "/account/password/",
        "account_reauthenticate": "/account/again/",
        "mfa_index": "/account/second-factor/",
        "sign_ins": "/account/sign-ins/",
    }


def of_athlete(places: Mapping[str, str]) -> dict[str, str]:
    """What an athlete reads."""
    pages = _pages_of_organization(places)
    own = {name: path for name, path in pages.items() if name in OF_ATHLETES | OF_BOTH}
    return {**own, "check-in": f"{pages['today']}?change=1", NOT_THERE: f"/o/{club.SLUG}/no-such-page/"}


def of_anybody(places: Mapping[str, str]) -> dict[str, str]:
    """What is read without an account."""
    known = {page.name: f"/account/{page.pattern}" for page in account_pages if page.name in SIGNED_OUT}
    by_token = {
        "accept_invitation": f"/invitation/{places['invitation']}/",
        "reply_by_link": f"/reply/{places['reply']}/",
        "unsubscribe": f"/unsubscribe/{places['unsubscribe']}/",
    }
    return {**known, **by_token, NOT_THERE: "/no-such-page/"}


def _pages_of_organization(places: Mapping[str, str]) -> dict[str, str]:
    patterns = [each for included in organization_pages for each in included.url_patterns]
    routes = {each.name: str(each.pattern) for each in patterns if each.name not in NO_PAGE}
    return {name: f"/o/{club.SLUG}/{_filled(route, places)}" for name, route in routes.items()}


def _filled(route: str, places: Mapping[str, str]) -> str:
    kind = route.split("/", maxsplit=1)[0]
    numbered, usual = re.sub(r"<int:\w+>", "1", route), places.get(kind, "")
    return re.sub(r"<(\w+):\w+>", lambda slot: places.get(f"{kind} {slot[1]}", usual), numbered)
