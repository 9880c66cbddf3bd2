#!/usr/bin/env python3
"""The bound of plans against glpk, a solver of integer and linear programmes that shares nothing with ours.

    bound_lp.py PROGRAM        PROGRAM: guidelint_plan_instances

20 small works as integer programmes, solved exactly:        bound <= optimum <= plan.
6 larger ones as linear programmes, the relaxation of those: bound >= 0.97 of it.
The best bound our prices can give is at least the relaxation, since each family is solved in whole numbers; 300 steps
come near the best. Exit 77: glpsol is not there.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile


def weeks_late(due, week):
    return max(0, week - max(0, due))


def programme(work, weeks, whole, beyond):
    """In CPLEX LP format. x: a task is done in a week; y: its family is visited. `beyond`: one week more holds all."""
    minutes = [work["first"][t] if t < len(work["first"]) else work["week"] for t in range(weeks)]
    cost, once, visited, limits, names = [], [], [], [[] for _ in minutes], []
    for f, tasks in enumerate(work["families"]):
        for t in range(weeks if tasks else 0):
            limits[t].append(f"{work['visit']} y_{f}_{t}")
            names.append(f"y_{f}_{t}")
        for j, (weight, due) in enumerate(tasks):
            names_of_task = []
            for t in range(weeks + beyond):
                if t < weeks and due - t > work["early"]:
                    continue
                x = f"x_{f}_{j}_{t}"
                names_of_task.append(x)
                late = weeks_late(due, t)
                if late:
                    cost.append(f"{weight * late!r} {x}")
                if t < weeks:
                    visited.append(f"{x} - y_{f}_{t} <= 0")
                    limits[t].append(f"{work['task']} {x}")
            names += names_of_task
            once.append(" + ".join(names_of_task) + " = 1")
    rows = once + visited + [" + ".join(row) + f" <= {limit}" for row, limit in zip(limits, minutes)]
    # glpk reads "0 y" as a coefficient, and lines of any length where they break.
    text = "Minimize\n obj: " + "\n + ".join(cost or ["0 " + names[0]]) + "\nSubject To\n"
    text += "\n".join(f" r{i}: " + row.replace(" + ", "\n + ") for i, row in enumerate(rows))
    text += "\nBounds\n" + "\n".join(f" 0 <= {name} <= 1" for name in names)
    return text + ("\nBinary\n" + "\n".join(" " + name for name in names) if whole else "") + "\nEnd\n"


def solve(text, whole):
    with tempfile.TemporaryDirectory() as folder:
        source, answer = os.path.join(folder, "work.lp"), os.path.join(folder, "answer")
        with open(source, "w", encoding="ascii") as out:
            out.write(text)
        run = subprocess.run(["glpsol", "--lp", source, "--write", answer] + (["--cuts"] if whole else []),
                             capture_output=True, text=True, timeout=120, check=False)
        with open(answer, encoding="ascii") as lines:
            for line in lines:
                words = line.split()
                if words[0] == "s":  # s mip ROWS COLUMNS o OBJECTIVE; s bas ROWS COLUMNS f f OBJECTIVE
                    if words[4] not in ("o", "f"):
                        sys.exit(f"glpsol found no solution:\n{run.stdout}")
                    return float(words[-1])
    sys.exit(f"glpsol gave no answer:\n{run.stdout}")


def instances(program, size, count):
    out = subprocess.run([program, size, str(count)], capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def main():
    if shutil.which("glpsol") is None:
        print("skipped: glpsol is not installed (Debian: glpk-utils)")
        return 77
    faults = 0
    print("small: tasks  bound  optimum  plan  blocks")
    for work in instances(sys.argv[1], "small", 20):
        tasks = sum(map(len, work["families"]))
        # When all is due and the first weeks are over, something is done in every week until all is.
        due = max(due for family in work["families"] for _, due in family)
        optimum = solve(programme(work, len(work["first"]) + max(0, due) + tasks, True, 0), True)
        slack = 1e-6 * max(1.0, optimum)  # what glpsol calls whole is whole within 1e-5
        is_fine = work["bound"] <= optimum + slack and optimum <= work["plan"] + slack
        faults += not is_fine
        print(f"{tasks:12} {work['bound']:8.3f} {optimum:8.3f} {work['plan']:8.3f} {work['blocks']:8.3f}",
              "" if is_fine else "WRONG")
    print("large: bound  relaxation  share  plan")
    for work in instances(sys.argv[1], "large", 6):
        relaxed = solve(programme(work, 2 * work["weeks"] + 2, False, 1), False)
        is_fine = 0.97 * relaxed <= work["bound"] <= work["plan"]
        faults += not is_fine
        print(f"{work['bound']:12.2f} {relaxed:8.2f} {work['bound'] / relaxed if relaxed else 1:8.3f} {work['plan']:8.2f}",
              "" if is_fine else "WRONG")
    return faults != 0


if __name__ == "__main__":
    sys.exit(main())
