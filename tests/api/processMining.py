"""Reads an event log (XES) with pm4py and compares each of its cases with the procedure.

Arguments: the log, and the procedure as JSON: steps, the stages during which each may be done, and those to which it leads.
Prints JSON: how many cases and events there are, and the fitness of each case that has come to its end.
"""

import json
import sys

from pm4py.algo.conformance.alignments.petri_net import algorithm as alignments
from pm4py.algo.conformance.alignments.petri_net.variants import dijkstra_less_memory
from pm4py.objects.log.importer.xes import importer
from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to


def net_of(procedure):
    """A place for each stage; a case is at one of them, and each step takes it to another or leaves it there."""
    net = PetriNet("procedure")
    stages = sorted({stage for step in procedure for stage in step["during"] + step["leadsTo"]} - {"same"})
    places = {stage: PetriNet.Place(stage) for stage in stages + ["before", "after"]}
    net.places.update(places.values())

    def passage(label, source, target):
        transition = PetriNet.Transition(f"{label} {source} {target}", label)
        net.transitions.add(transition)
        add_arc_from_to(places[source], transition, net)
        add_arc_from_to(transition, places[target], net)

    passage("reportRegistered", "before", "intake")
    for step in procedure:
        for source in step["during"]:
            for target in step["leadsTo"]:
                passage(step["step"], source, source if target == "same" else target)
    passage(None, "closed", "after")
    return net, Marking({places["before"]: 1}), Marking({places["after"]: 1})


def main(log_path, procedure_path):
    log = importer.apply(log_path, parameters={"show_progress_bar": False})
    with open(procedure_path, encoding="utf-8") as file:
        procedure = json.load(file)
    net, begin, end = net_of(procedure)
    fitness = {}
    for trace in log:
        if trace[-1]["stage"] != "closed":
            continue
        parameters = {"show_progress_bar": False}
        aligned = alignments.apply(trace, net, begin, end, parameters=parameters, variant=dijkstra_less_memory)
        fitness[trace.attributes["concept:name"]] = aligned["fitness"]
    resources = sorted({event["org:resource"] for trace in log for event in trace})
    events = sum(len(trace) for trace in log)
    print(json.dumps({"cases": len(log), "events": events, "resources": resources, "fitness": fitness}))


main(*sys.argv[1:])
