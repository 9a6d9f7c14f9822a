import os
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]="1"
import pytest
from playwright.sync_api import sync_playwright
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from tenancy import scope
from athletes import services
from athletes.models import *
from tests.factories import *
from athletes import services
from datetime import date
import json, pathlib

AXE = pathlib.Path("tests/vendor/axe.min.js").read_text()

@pytest.mark.django_db(transaction=True)
def test_shots(live_server, club):
    with scope.enter(club.organization.pk):
        for i,(n,d,p) in enumerate([("Seoul Marathon",date(2027,3,14),"A"),("Han River 10 km",date(2026,12,6),"B"),("Old race",date(2026,5,6),"C")]):
            services.add_race(athlete=club.athlete, race=services.RaceFacts(n,d,42195 if p=="A" else 10000,p,11700 if p=="A" else None))
        services.add_shoe(athlete=club.athlete, shoe=services.ShoeFacts("Novablast 5", date(2026,9,1)))
        services.add_shoe(athlete=club.athlete, shoe=services.ShoeFacts("Adios", date(2025,9,1), date(2026,8,1)))
        services.set_zones(athlete=club.athlete, kind="pace", bounds=[3.1,3.5,3.8,4.1,4.5], valid_from=date(2026,3,1))
        race=Race.objects.first()
        services.send_message(athlete=club.athlete, author=club.coach, side="coach", body="Rest today.", now=NOW)
    aid=club.athlete.public_id
    out="/tmp/scr/shots/"
    report=[]
    with sync_playwright() as pw:
        b=pw.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        def shots(member, pages, width, tag, dark=False, lang="en"):
            c=Client(); c.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
            ctx=b.new_context(viewport={"width":width,"height":900}, color_scheme="dark" if dark else "light", locale=lang, bypass_csp=True)
            ctx.add_cookies([{"name":"sessionid","value":c.cookies["sessionid"].value,"url":live_server.url}])
            page=ctx.new_page()
            page.on("console", lambda m: report.append((tag,m.text)) if m.type=="error" else None)
            for name,url in pages:
                page.goto(live_server.url+url)
                page.screenshot(path=f"{out}{tag}-{name}.png", full_page=True)
                page.evaluate(AXE)
                res=page.evaluate("axe.run({runOnly:['wcag2a','wcag2aa','wcag21aa','wcag22aa','best-practice']})")
                for v in res["violations"]: report.append((tag,name,v["id"],[n["target"] for n in v["nodes"]][:4]))
                w=page.evaluate("document.documentElement.scrollWidth")
                if w>width: report.append((tag,name,"wide",w))
            ctx.close()
        H="/o/northline"
        coach=[("profile",f"{H}/athletes/{aid}/profile/"),("zones",f"{H}/athletes/{aid}/zones/"),("new",f"{H}/athletes/new/"),("invite",f"{H}/athletes/{club.stranger.public_id}/invite/"),("race",f"{H}/races/{race.public_id}/"),("removed",f"{H}/athletes/{aid}/profile/")]
        own=[("me",f"{H}/me/"),("profile",f"{H}/athletes/{aid}/profile/"),("racenew",f"{H}/athletes/{aid}/races/new/")]
        shots(club.owner,coach,1440,"coach")
        shots(club.owner,coach[:2],390,"coach390", True)
        shots(club.runner,own,390,"own")
        shots(club.runner,own,320,"own320", True)
        # htmx removal + undo
        c=Client(); c.force_login(club.runner.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        ctx=b.new_context(viewport={"width":390,"height":900})
        ctx.add_cookies([{"name":"sessionid","value":c.cookies["sessionid"].value,"url":live_server.url}])
        page=ctx.new_page(); page.on("console", lambda m: report.append(("htmx",m.text)) if m.type=="error" else None)
        page.goto(live_server.url+H+"/me/")
        page.locator("#races button[aria-label^='Remove Seoul']").click()
        page.locator("#undo-removal").wait_for()
        page.screenshot(path=out+"own-removed.png", full_page=True)
        report.append(("focus", page.evaluate("document.activeElement.outerHTML.slice(0,80)")))
        page.locator("#undo-removal").click()
        page.locator("#races button[aria-label^='Remove Seoul']").wait_for()
        page.screenshot(path=out+"own-restored.png", full_page=True)
        report.append(("url", page.url))
        b.close()
    print("REPORT"); 
    for r in report: print(r)
