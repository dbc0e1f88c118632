"""Writes what PyTorch computes for three small recurrent networks, for the tests of periplus.nets.

    python make_fixtures.py        (in this folder; needs torch)

Everything runs in float64 on numbers that float32 holds exactly, so that a difference in the Java tests is the
rounding of its float32 arithmetic alone. One file a network, one array a line: name|shape|numbers.

  sorscher-relu   h = relu(J h + M v), h_0 = E p; cross-entropy to a distribution + 1e-4 sum J^2
  leaky-tanh      h = (1-a) h + a tanh(J h + M v + b), a = sigmoid(raw) per unit; mean squared error, masked steps
  current-tanh    x = 0.9 x + 0.1 (J tanh(x) + M v + b), x_0 = 0; mean squared error + 0.3 mean h^2
                  + 0.5 (mean M^2 + mean D^2)
"""
import json
import platform

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
STEPS, TRIALS, INPUTS, UNITS = 6, 4, 2, 10
BATCHES = 3


def exact(x):
    """Rounds to the nearest float32."""
    return x.to(torch.float32).to(torch.float64)


def uniform(generator, *shape, bound):
    return exact((torch.rand(*shape, generator=generator) * 2 - 1) * bound)


def make_batches(generator, outputs, initial, distribution, masked):
    batches = []
    for _ in range(BATCHES):
        batch = {"input": exact(torch.randn(STEPS, TRIALS, INPUTS, generator=generator) * 0.5)}
        raw = torch.randn(STEPS, TRIALS, outputs, generator=generator)
        batch["target"] = exact(torch.softmax(2 * raw, -1)) if distribution else exact(raw * 0.5)
        if initial:
            batch["initial"] = exact(torch.softmax(2 * torch.randn(TRIALS, initial, generator=generator), -1))
        weight = torch.ones(STEPS, TRIALS)
        if masked:
            weight[:2, 0] = 0
            weight[4:, 2] = 0
        batch["weight"] = weight
        batches.append(batch)
    return batches


def make_network(seed, outputs, initial, bias, learned_leak):
    g = torch.Generator().manual_seed(seed)
    p = {}
    if initial:
        p["encoder.weight"] = uniform(g, UNITS, initial, bound=initial ** -0.5)
    p["RNN.weight_ih_l0"] = uniform(g, UNITS, INPUTS, bound=UNITS ** -0.5)
    p["RNN.weight_hh_l0"] = uniform(g, UNITS, UNITS, bound=UNITS ** -0.5)
    if bias:
        p["RNN.bias_ih_l0"] = uniform(g, UNITS, bound=UNITS ** -0.5)
    if learned_leak:
        p["RNN.leak_raw"] = uniform(g, UNITS, bound=1.5)
    p["decoder.weight"] = uniform(g, outputs, UNITS, bound=UNITS ** -0.5)
    if bias:
        p["decoder.bias"] = uniform(g, outputs, bound=UNITS ** -0.5)
    return p


def forward(p, batch, f, alpha, current):
    state = batch["initial"] @ p["encoder.weight"].T if "initial" in batch else torch.zeros(TRIALS, UNITS)
    rate = f(state) if current else state
    a = torch.sigmoid(p["RNN.leak_raw"]) if "RNN.leak_raw" in p else alpha
    rates = []
    for t in range(STEPS):
        drive = rate @ p["RNN.weight_hh_l0"].T + batch["input"][t] @ p["RNN.weight_ih_l0"].T
        if "RNN.bias_ih_l0" in p:
            drive = drive + p["RNN.bias_ih_l0"]
        if current:
            state = (1 - a) * state + a * drive
            rate = f(state)
        else:
            state = (1 - a) * state + a * f(drive)
            rate = state
        rates.append(rate)
    rates = torch.stack(rates)
    outputs = rates @ p["decoder.weight"].T
    if "decoder.bias" in p:
        outputs = outputs + p["decoder.bias"]
    return rates, outputs


def cross_entropy(outputs, batch):
    rows = -(batch["target"] * torch.log_softmax(outputs, -1)).sum(-1)
    return (rows * batch["weight"]).sum() / batch["weight"].sum()


def squared_error(outputs, batch):
    rows = ((outputs - batch["target"]) ** 2).mean(-1)
    return (rows * batch["weight"]).sum() / batch["weight"].sum()


def parts(p, batch, case):
    rates, outputs = forward(p, batch, case["f"], case["alpha"], case["current"])
    task = case["loss"](outputs, batch)
    l2 = sum(((p[n] ** 2).sum() * s + (p[n] ** 2).mean() * m for n, s, m in case["l2"]), torch.zeros(()))
    rate = case["rate"] * ((rates ** 2).mean(-1) * batch["weight"]).sum() / batch["weight"].sum()
    return rates, outputs, task, l2, rate


def train(start, batches, case, steps, make_optimiser, grouped=False):
    p = {n: w.clone().requires_grad_(True) for n, w in start.items()}
    optimiser = make_optimiser(groups(p) if grouped else list(p.values()))
    for step in range(steps):
        optimiser.zero_grad()
        _, _, task, l2, rate = parts(p, batches[step % BATCHES], case)
        (task + l2 + rate).backward()
        optimiser.step()
    return {n: w.detach() for n, w in p.items()}


def groups(p):
    """Recurrent weights at half the rate with decay 0.2, the decoder at twice the rate with 0.05, the others as set."""
    own = {"RNN.weight_hh_l0": (0.5, 0.2), "decoder.weight": (2.0, 0.05)}
    rest = [w for n, w in p.items() if n not in own]
    return [{"params": rest}] + [
        {"params": [p[n]], "factor": factor, "weight_decay": decay} for n, (factor, decay) in own.items()
    ]


def grouped(make, rate, **settings):
    """An optimiser whose groups' rates are their factors of one rate."""
    def start(parameter_groups):
        return make([{**g, "lr": rate * g.get("factor", 1.0)} for g in parameter_groups], lr=rate, **settings)
    return start


def write(name, arrays):
    with open(name + ".txt", "w", encoding="ascii") as out:
        for key, x in arrays.items():
            shape = " ".join(str(d) for d in x.shape)
            out.write(f"{key}|{shape}|{' '.join(repr(v) for v in x.reshape(-1).tolist())}\n")


CASES = {
    "sorscher-relu": dict(f=torch.relu, alpha=1.0, current=False, loss=cross_entropy, seed=11, outputs=7, initial=7,
                          bias=False, learned=False, masked=False, l2=[("RNN.weight_hh_l0", 1e-4, 0)], rate=0.0),
    "leaky-tanh": dict(f=torch.tanh, alpha=None, current=False, loss=squared_error, seed=12, outputs=2, initial=3,
                       bias=True, learned=True, masked=True, l2=[], rate=0.0),
    "current-tanh": dict(f=torch.tanh, alpha=0.1, current=True, loss=squared_error, seed=13, outputs=2, initial=0,
                         bias=True, learned=False, masked=False,
                         l2=[("RNN.weight_ih_l0", 0, 0.5), ("decoder.weight", 0, 0.5)], rate=0.3),
}

for name, case in CASES.items():
    generator = torch.Generator().manual_seed(100 + case["seed"])
    batches = make_batches(generator, case["outputs"], case["initial"], case["loss"] is cross_entropy, case["masked"])
    start = make_network(case["seed"], case["outputs"], case["initial"], case["bias"], case["learned"])
    arrays = {}
    for i, batch in enumerate(batches):
        for key, x in batch.items():
            arrays[f"batch{i}/{key}"] = x
    for key, x in start.items():
        arrays[f"start/{key}"] = x
    p = {n: w.clone().requires_grad_(True) for n, w in start.items()}
    rates, outputs, task, l2, rate = parts(p, batches[0], case)
    (task + l2 + rate).backward()
    arrays["rates"] = rates.detach()
    arrays["outputs"] = outputs.detach()
    arrays["loss"] = torch.stack([task, l2, rate]).detach()
    for key, x in p.items():
        arrays[f"gradient/{key}"] = x.grad
    runs = {
        "adam100": (100, lambda w: torch.optim.Adam(w, lr=1e-3)),
        "rmsprop20": (20, lambda w: torch.optim.RMSprop(w, lr=1e-3)),
        "sgd20": (20, lambda w: torch.optim.SGD(w, lr=1e-2, momentum=0.9)),
        "adamw100": (100, lambda w: torch.optim.AdamW(w, lr=1e-3)),
    }
    with_groups = {
        "adam20groups": grouped(torch.optim.Adam, 1e-3),
        "adamw20groups": grouped(torch.optim.AdamW, 1e-3),
        "rmsprop20groups": grouped(torch.optim.RMSprop, 1e-3),
        "sgd20groups": grouped(torch.optim.SGD, 1e-2, momentum=0.9),
    }
    for run, (steps, make_optimiser) in runs.items():
        for key, x in train(start, batches, case, steps, make_optimiser).items():
            arrays[f"{run}/{key}"] = x
    for run, make_optimiser in with_groups.items():
        for key, x in train(start, batches, case, 20, make_optimiser, grouped=True).items():
            arrays[f"{run}/{key}"] = x
    write(name, arrays)

with open("provenance.json", "w", encoding="ascii") as out:
    json.dump({
        "tool": "PyTorch", "version": torch.__version__.split("+")[0], "python": platform.python_version(),
        "script": "make_fixtures.py", "date": "2026-11-21", "precision": "float64",
        "tolerance": {
            "rates, outputs, loss": "5e-7 of the array's largest number: float32 rounding over 6 steps (2.3e-7 found)",
            "gradients": "1e-6 of the array's largest number: the same, forward and backward (2.1e-7 found)",
            "weights after training": "3e-6 of the array's largest number: rounding fed back over 20 or 100 updates (1.6e-6 found)",
        },
    }, out, indent=2)
    out.write("\n")
