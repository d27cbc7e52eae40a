#!/usr/bin/env python3
"""statsmodels on one generated file, data in memory: the third column of side-by-side.sh. peers.py FILE"""
import os, resource, sys, time
import numpy
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

file = sys.argv[1]
data = numpy.genfromtxt(file, delimiter=",", names=True, usecols=("time", "status", "group"))
when, status, group = (numpy.ascontiguousarray(data[name]) for name in ("time", "status", "group"))


def kaplan_meier():
    for g in numpy.unique(group):
        SurvfuncRight(when[group == g], status[group == g])


def best(work, times):
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - begin))
    return min(spent)


repeat = 3 if len(when) > 10_000 else 30
for name, work in (("km", kaplan_meier), ("logrank", lambda: survdiff(when, status, group))):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    milliseconds = best(work, repeat)
    print(f"statsmodels,{os.path.basename(file)},{name},{milliseconds:.4g},{milliseconds:.4g},{peak},0")
