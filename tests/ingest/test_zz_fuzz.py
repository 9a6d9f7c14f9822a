import random, json, collections, time
from zoneinfo import ZoneInfo
from datetime import datetime, timezone
import pytest
from tests.ingest.files import fit_file, short_file, file_of
from tests.factories import NOW
from demo.simulation import Segment, Stop
from ingest import services
from ingest.parsers import fit, Unreadable
from ingest.services.runs import run_of, NotARun
from ingest.services import processing
from tests.ingest.files import accept
from django.db import transaction

def mutate(rng, data):
    b = bytearray(data)
    for _ in range(rng.choice([1,1,2,3,8,30])):
        k = rng.random()
        i = rng.randrange(len(b)) if b else 0
        if not b: break
        if k < .7: b[i] = rng.choice([0,255,127,128,rng.randrange(256)])
        elif k < .8: del b[i:i+rng.randrange(1,20)]
        elif k < .9: b[i:i] = bytes(rng.randrange(256) for _ in range(rng.randrange(1,20)))
        else: b = b[:max(20,i)]
    return bytes(b)

@pytest.mark.django_db
def test_fuzz(inside):
    base = [short_file(1), fit_file((Segment(120,3.0),Segment(60,2.0)), lap_every_m=None, stops=[Stop(at_s=60,duration_s=30)], workout_name="Tempo")]
    seen = collections.Counter()
    t0 = time.time(); n = 0
    while time.time() - t0 < 240:
        rng = random.Random(n); n += 1
        data = mutate(rng, base[n % 2])
        try:
            rec = fit.parse(data)
            run = run_of(rec, zone=ZoneInfo("Asia/Seoul"), now=NOW)
        except (Unreadable, NotARun) as e:
            seen[str(e.code)] += 1
            continue
        seen["run"] += 1
        if n % 5 == 0:
            up = accept(inside, data, filename=f"{n}.fit")
            try:
                with transaction.atomic():
                    services.process_upload(upload_id=up.pk, now=NOW, read=fit.parse)
            except Exception as e:
                seen["DB " + repr(e)[:200]] += 1
                open(f"/tmp/bad_{n}.fit","wb").write(data)
    print(n, seen)
