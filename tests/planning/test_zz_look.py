import os, pytest
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]="1"
from datetime import date, timedelta
from playwright.sync_api import sync_playwright
from tests.factories import *
from tests.planning.making import *
from planning import services
from planning.models import *
from tenancy import scope
from django.test import Client
from django.utils import timezone

@pytest.mark.django_db(transaction=True)
def test_look(live_server, club, settings):
    settings.DEBUG=False
    now=timezone.now(); today=now.date(); monday=today-timedelta(days=today.weekday())
    with scope.enter(club.organization.pk):
        rd=monday+timedelta(weeks=16,days=6)
        race=make_race(club.athlete, day=rd)
        plan=services.draft_plan(athlete=club.athlete,race=race,author=club.coach,inputs=make_inputs(start=monday))
        plan2=services.draft_plan(athlete=club.athlete,race=race,author=club.coach,inputs=make_inputs(start=monday))
        services.publish_plan(plan=plan, now=now-timedelta(days=20))
        ss=list(PlannedSession.objects.filter(plan=plan).order_by("day"))
        for n,(o,p) in enumerate([("done",96),("partly",60),("missed",0)]):
            PlannedSession.objects.filter(pk=ss[n].pk).update(outcome=o,percent=p)
        key=next(s for s in ss if s.template_code=="hills-short" or s.key)
    def cookie(user):
        c=Client(); c.force_login(user); return c.cookies["sessionid"].value
    with sync_playwright() as p:
        b=p.chromium.launch(executable_path="/usr/bin/chromium",args=["--no-sandbox"])
        def shots(user, who, pages, size):
            for lang in os.environ.get("LANGS","en").split(","):
                ctx=b.new_context(viewport={"width":size[0],"height":size[1]},locale=lang)
                ctx.add_cookies([{"name":"sessionid","value":cookie(user),"url":live_server.url}])
                page=ctx.new_page()
                errs=[]
                page.on("console", lambda m: errs.append(m.text) if m.type in("error",) else None)
                for name,url in pages:
                    page.goto(live_server.url+url); page.wait_for_timeout(700)
                    over=page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                    page.screenshot(path=f"/tmp/plan_try/shot-{who}-{name}-{size[0]}-{lang}.png",full_page=True)
                    print(who,name,size,lang,"overflow",over,errs); errs.clear()
                    if name=="new" and size[0]>1000:
                        page.fill("#id_weeks","20"); page.keyboard.press("Tab"); page.wait_for_timeout(900)
                        print("after change:",page.inner_text("#preview")[:300])
                        page.fill("#id_weeks","15"); page.keyboard.press("Tab"); page.wait_for_timeout(900)
                        print("after 15:",page.inner_text("#preview")[:200])
                        page.fill("#id_weeks","5"); page.keyboard.press("Tab"); page.wait_for_timeout(900)
                        print("after 5:",page.inner_text("#preview")[:200])
                    axe=open("/work/main/tests/vendor/axe.min.js").read()
                    try:
                        page.evaluate(axe)
                        r=page.evaluate("axe.run(document,{runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(r=>r.violations.map(v=>[v.id,v.nodes.length,v.nodes[0].html.slice(0,160),v.nodes[0].failureSummary.slice(0,200)]))")
                        print("AXE",r)
                    except Exception as e: print("axe",str(e)[:200])
                if who=="coach" and size[0]>1000:
                    page.goto(live_server.url+address("plan_page",plan2.public_id)); page.click("#publish"); page.wait_for_timeout(900)
                    print("publish:",page.inner_text("#plan-state"), page.url); print(errs)
                ctx.close()
        a=club.athlete.public_id
        shots(club.coach.user,"coach",[("library",address("library")),("session",address("library_session","vo2-400")+f"?athlete={a}"),("new",address("plan_new",a)),("plan",address("plan_page",plan.public_id)),("draft",address("plan_page",plan2.public_id))],(1440,900))
        shots(club.coach.user,"coach",[("library",address("library")),("new",address("plan_new",a)),("draft",address("plan_page",plan2.public_id))],(320,700))
        shots(club.runner.user,"runner",[("mine",address("my_plan")),("session",address("session_page",key.public_id)),("library",address("library")),("libsession",address("library_session","vo2-400"))],(390,844))
        shots(club.runner.user,"runner",[("mine",address("my_plan")),("session",address("session_page",key.public_id))],(320,700))
        b.close()
