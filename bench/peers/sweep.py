#!/usr/bin/env python3
"""How many flip-flop networks of the degeneracy study a machine trains in an hour: `periplus sweep` beside PyTorch.

    python bench/peers/sweep.py [--networks 8] [--units 128] [--epochs 6] [--processes 2]

Both train the same number of networks for the same number of updates (128 an epoch, 64 fresh trials of 100 steps, 3 bits,
Adam, gradients clipped at norm 1), with fresh weights and trials for each, on as many processors. PyTorch has its own
recurrence `nn.RNN` (tanh, no leak), a process of one thread a processor, which is its best arrangement at these sizes. Wall
time of the whole call, start of the virtual machine and of the interpreters included; Periplus also tests each network, at
trained and at doubled length, and writes the table.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BITS, STEPS, BATCH, UPDATES, PULSES = 3, 100, 64, 128, 0.3
NEEDED = 20  # epochs that such a network takes to the threshold, about


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", type=int, default=8)
    parser.add_argument("--units", type=int, default=128)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--worker", type=int, nargs="*", help=argparse.SUPPRESS)
    return parser.parse_args()


def trials(torch, generator):
    """Pulses of -1 and 1, none on most steps, and the last one that each channel saw."""
    shape = (STEPS, BATCH, BITS)
    pulse = torch.rand(shape, generator=generator) < PULSES
    sign = torch.where(torch.rand(shape, generator=generator) < 0.5, -1.0, 1.0)
    x = torch.where(pulse, sign, torch.zeros(()))
    step = torch.arange(STEPS).view(-1, 1, 1).expand(shape)
    last = torch.where(pulse, step, torch.full(shape, -1)).cummax(0).values
    y = torch.where(last >= 0, x.gather(0, last.clamp(min=0)), torch.zeros(()))
    return x, y


def be_worker(seeds, units, epochs):
    import torch

    torch.set_num_threads(1)
    for seed in seeds:
        torch.manual_seed(seed)
        generator = torch.Generator().manual_seed(seed)
        network = torch.nn.RNN(BITS, units, nonlinearity="tanh")
        readout = torch.nn.Linear(units, BITS)
        parameters = [*network.parameters(), *readout.parameters()]
        optimiser = torch.optim.Adam(parameters, lr=1e-3)
        for _ in range(epochs * UPDATES):
            x, y = trials(torch, generator)
            loss = torch.nn.functional.mse_loss(readout(network(x)[0]), y)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
        print(f"seed {seed}: loss of the last update {loss.item():.4g}", file=sys.stderr)


def peer(args):
    workers = []
    for process in range(args.processes):
        seeds = [str(seed) for seed in range(1 + process, args.networks + 1, args.processes)]
        command = [sys.executable, __file__, "--units", str(args.units), "--epochs", str(args.epochs), "--worker", *seeds]
        workers.append(subprocess.Popen(command, env={**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}))
    if any([worker.wait() for worker in workers]):
        sys.exit("a worker of the peer failed")


def ours(args, folder):
    words = [
        "flip-flop", f"seeds={args.networks}", f"network.units={args.units}", f"task.bits={BITS}", f"task.steps={STEPS}",
        f"task.pulse_probability={PULSES}", f"training.batch={BATCH}", f"training.steps_per_epoch={UPDATES}",
        f"training.max_epochs={args.epochs}", "training.threshold=1e-12",
    ]
    command = [ROOT / "periplus", "sweep", *words, "--jobs", str(args.processes), "--json", "--out", folder]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if result.returncode != 0:
        sys.exit("periplus sweep failed")
    return json.loads(result.stdout)


def main():
    args = arguments()
    if args.worker is not None:
        be_worker(args.worker, args.units, args.epochs)
        return
    updates = args.networks * args.epochs * UPDATES
    print(f"{args.networks} networks of {args.units} units, {args.epochs} epochs each, {args.processes} processors")
    print(f"\n| who | wall time | updates a second | networks of {NEEDED} epochs an hour |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name, work in (("periplus sweep", lambda: ours(args, pathlib.Path(folder) / "sweep")), ("PyTorch nn.RNN", lambda: peer(args))):
            start = time.perf_counter()
            work()
            seconds = time.perf_counter() - start
            print(f"| {name} | {seconds:.1f} s | {updates / seconds:.1f} | {updates / seconds * 3600 / NEEDED / UPDATES:.0f} |", flush=True)


if __name__ == "__main__":
    main()
