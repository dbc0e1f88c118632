#!/usr/bin/env python3
"""The work of `periplus bench` in PyTorch, NumPy and, where present, JAX, SciPy, Ripser and Gudhi.

    python bench/peers/peers.py [NAME ...] [--seconds S] [--threads N] [--heavy]

Prints one JSON object: versions, and for each benchmark, case and variant the median and quartiles of the seconds that
one run takes. Names and case labels are those of `periplus bench`. A peer that is not installed is left out. Thread
counts are set before anything numerical is loaded.
"""
import argparse
import importlib
import json
import math
import os
import platform
import subprocess
import sys
import time

ALL = ["products", "leaky-step", "many-networks", "tape-step", "place-step", "replay", "paths", "grid-scores", "barcode"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="benchmarks: " + ", ".join(ALL))
    parser.add_argument("--seconds", type=float, default=10, help="time for each benchmark, shared by its cases")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--heavy", action="store_true", help="add the cases that take minutes")
    parser.add_argument("--worker", type=int, nargs=4, metavar=("COUNT", "N", "BATCH", "T"), help=argparse.SUPPRESS)
    found = parser.parse_args()
    unknown = [name for name in found.names if name not in ALL]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; expected one of {', '.join(ALL)}")
    return found


ARGS = arguments()
if hasattr(os, "sched_setaffinity") and not ARGS.worker:
    # JAX keeps further threads busy whatever its flags say: on two CPUs its replay of 512 units takes 45 ms, on one 79
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: ARGS.threads])
for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = str(ARGS.threads)
os.environ["XLA_FLAGS"] = (
    f"--xla_cpu_multi_thread_eigen={'true' if ARGS.threads > 1 else 'false'} intra_op_parallelism_threads={ARGS.threads}"
)


def optional(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


np = optional("numpy")
if np is None:
    sys.exit("peers.py needs numpy")
torch = optional("torch")
jax = optional("jax")
signal = optional("scipy.signal")
ndimage = optional("scipy.ndimage")
if torch is not None:
    torch.set_num_threads(ARGS.threads)
    torch.manual_seed(1)
rng = np.random.default_rng(1)
RESULTS = []


def measure(benchmark, case, variant, budget, run, scale=1.0):
    """Warms up, then repeats for half of the budget; at least once, whatever it takes. `scale`: runs that one call stands for."""
    print(f"measuring {benchmark}: {case}: {variant}", file=sys.stderr, flush=True)
    start = time.perf_counter()
    run()
    first = time.perf_counter() - start
    while time.perf_counter() - start < min(budget / 2, 20 * first + 0.2):
        run()
    inner = max(1, math.ceil(1e-3 / max(first, 1e-9)))
    times = []
    start = time.perf_counter()
    while not times or (time.perf_counter() - start < budget / 2 and len(times) < 2001):
        t = time.perf_counter()
        for _ in range(inner):
            run()
        times.append((time.perf_counter() - t) / inner / scale)
    quartiles = np.quantile(times, [0.25, 0.5, 0.75])
    RESULTS.append(
        {
            "benchmark": benchmark,
            "case": case,
            "variant": variant,
            "secondsPerRun": quartiles[1],
            "lowerQuartileSeconds": quartiles[0],
            "upperQuartileSeconds": quartiles[2],
            "repetitions": len(times),
        }
    )


# --- products ---------------------------------------------------------------------------------------------------------
def products(budget):
    shapes = [
        ("step", 64, 128, 128),
        ("step", 200, 256, 256),
        ("step", 200, 512, 512),
        ("step", 200, 1024, 1024),
        ("step", 200, 4096, 4096),
        ("readout", 4000, 512, 1024),
        ("gradient", 1024, 1024, 4000),
    ]
    for what, m, n, k in shapes:
        gradient = what == "gradient"
        label = f"{what} m {m}, n {n}, k {k}"
        a = rng.uniform(-1, 1, (k, m) if gradient else (m, k)).astype(np.float32)
        b = rng.uniform(-1, 1, (k, n) if gradient else (n, k)).astype(np.float32)
        c = np.empty((m, n), np.float32)
        left, right = (a.T, b) if gradient else (a, b.T)
        measure("products", label, "NumPy", budget / 7, lambda: np.matmul(left, right, out=c))
        if torch is not None:
            ta, tb, tc = torch.from_numpy(a), torch.from_numpy(b), torch.from_numpy(c)
            tl, tr = (ta.t(), tb) if gradient else (ta, tb.t())
            measure("products", label, "PyTorch", budget / 7, lambda: torch.mm(tl, tr, out=tc))


# --- leaky network: mean squared error + metabolic cost, Adam ------------------------------------------------------------
ALPHA = 0.2
COST = 0.1


def leaky_step(budget):
    for n, batch, steps in [(128, 64, 100), (256, 200, 100), (128, 200, 500)]:
        label = f"N {n}, batch {batch}, T {steps}"
        x = rng.standard_normal((steps, batch, 2)).astype(np.float32)
        y = rng.standard_normal((steps, batch, 2)).astype(np.float32)
        if torch is not None:
            tx, ty = torch.from_numpy(x), torch.from_numpy(y)
            measure("leaky-step", label, "PyTorch loop", budget / 3, torch_leaky(n, tx, ty))
            measure("leaky-step", label, "PyTorch nn.RNN (no leak)", budget / 3, torch_builtin(n, tx, ty))
        if jax is not None:
            measure("leaky-step", label, "JAX scan", budget / 3, jax_leaky(n, x, y))


def torch_leaky(n, x, y, hoisted=False):
    """The cell as users write it: projection of the input (unless hoisted) and leak inside the loop over time."""

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.input = torch.nn.Linear(2, n)
            self.recurrent = torch.nn.Linear(n, n, bias=False)
            self.readout = torch.nn.Linear(n, 2)

        def forward(self, sequence):
            h = torch.zeros(sequence.shape[1], n)
            rates = []
            for v in self.input(sequence) if hoisted else sequence:
                h = (1 - ALPHA) * h + ALPHA * torch.tanh(self.recurrent(h) + (v if hoisted else self.input(v)))
                rates.append(h)
            rates = torch.stack(rates)
            return self.readout(rates), rates

    return torch_update(Net(), x, y)


def torch_builtin(n, x, y):
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.rnn = torch.nn.RNN(2, n)
            self.readout = torch.nn.Linear(n, 2)

        def forward(self, sequence):
            rates, _ = self.rnn(sequence)
            return self.readout(rates), rates

    return torch_update(Net(), x, y)


def torch_update(net, x, y):
    optimiser = torch.optim.Adam(net.parameters(), lr=1e-4)

    def run():
        optimiser.zero_grad()
        out, rates = net(x)
        loss = torch.nn.functional.mse_loss(out, y) + COST * rates.square().mean()
        loss.backward()
        optimiser.step()

    return run


def jax_leaky(n, x, y):
    jnp = jax.numpy

    def uniform(*shape):
        return jnp.asarray(rng.uniform(-1, 1, shape).astype(np.float32) / math.sqrt(n))

    weights = {"m": uniform(2, n), "j": uniform(n, n), "b": uniform(n), "d": uniform(n, 2), "c": uniform(2)}
    zeros = jax.tree_util.tree_map(jnp.zeros_like, weights)

    def loss(w, x, y):
        driven = x @ w["m"] + w["b"]

        def step(h, v):
            h = (1 - ALPHA) * h + ALPHA * jnp.tanh(h @ w["j"] + v)
            return h, h

        _, rates = jax.lax.scan(step, jnp.zeros((x.shape[1], n), jnp.float32), driven)
        return jnp.mean((rates @ w["d"] + w["c"] - y) ** 2) + COST * jnp.mean(rates**2)

    @jax.jit
    def update(w, m, v, k, x, y):
        g = jax.grad(loss)(w, x, y)
        m = jax.tree_util.tree_map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = jax.tree_util.tree_map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
        w = jax.tree_util.tree_map(
            lambda w, m, v: w - 1e-4 * (m / (1 - 0.9**k)) / (jnp.sqrt(v / (1 - 0.999**k)) + 1e-8), w, m, v
        )
        return w, m, v

    state = [weights, zeros, zeros, 0]

    def run():
        state[3] += 1
        state[0], state[1], state[2] = update(state[0], state[1], state[2], float(state[3]), x, y)
        jax.block_until_ready(state[0])

    return run


# --- many small networks side by side -------------------------------------------------------------------------------------
def many_networks(budget):
    """Sixteen networks, one step each a run: a process a thread, or all in one process as batched products."""
    if torch is None:
        return
    count, batch, steps = 16, 64, 100
    for n in (64, 128):
        label = f"{count} networks, N {n}, batch {batch}, T {steps}"
        shares = [count // ARGS.threads + (i < count % ARGS.threads) for i in range(ARGS.threads)]
        workers = [worker(share, n, batch, steps) for share in shares]
        plural = "es" if ARGS.threads > 1 else ""
        measure("many-networks", label, f"PyTorch, {ARGS.threads} process{plural} of one thread", budget / 4, lambda: tell(workers))
        for one in workers:
            one.stdin.close()
            one.wait()
        measure("many-networks", label, "PyTorch, batched products", budget / 4, torch_batched(count, n, batch, steps))


def worker(count, n, batch, steps):
    command = [sys.executable, __file__, "--threads", "1", "--worker", *map(str, (count, n, batch, steps))]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)


def tell(workers):
    for one in workers:
        one.stdin.write("step\n")
        one.stdin.flush()
    for one in workers:
        if not one.stdout.readline():
            sys.exit("a worker of many-networks ended early")


def be_worker(count, n, batch, steps):
    runs = []
    for _ in range(count):
        runs.append(torch_leaky(n, torch.randn(steps, batch, 2), torch.randn(steps, batch, 2), hoisted=True))
    for _ in sys.stdin:
        for run in runs:
            run()
        print("done", flush=True)


def torch_batched(count, n, batch, steps):
    """Networks stacked along a first axis; the sum of their losses gives each the gradient of its own."""
    scale = 1 / math.sqrt(n)

    def uniform(*shape):
        return ((torch.rand(count, *shape) * 2 - 1) * scale).requires_grad_()

    m, j, b, d, c = uniform(2, n), uniform(n, n), uniform(1, n), uniform(n, 2), uniform(1, 2)
    optimiser = torch.optim.Adam([m, j, b, d, c], lr=1e-4)
    x = torch.randn(count, steps * batch, 2)
    y = torch.randn(count, steps * batch, 2)

    def run():
        optimiser.zero_grad()
        driven = torch.baddbmm(b, x, m).view(count, steps, batch, n)
        h = torch.zeros(count, batch, n)
        rates = []
        for t in range(steps):
            h = (1 - ALPHA) * h + ALPHA * torch.tanh(torch.baddbmm(driven[:, t], h, j))
            rates.append(h)
        rates = torch.stack(rates, 1).view(count, steps * batch, n)
        out = torch.baddbmm(c, rates, d)
        loss = ((out - y).square().mean((1, 2)) + COST * rates.square().mean((1, 2))).sum()
        loss.backward()
        optimiser.step()

    return run


# --- gated cells and a transformer block --------------------------------------------------------------------------------
def tape_step(budget):
    """PyTorch's own sequence kernels nn.GRU and nn.LSTM; its encoder layer, pre-norm, without dropout."""
    if torch is None:
        return
    n, batch, steps, size, heads = 128, 64, 100, 64, 4

    def train(modules, x, y):
        parameters = [p for module in modules for p in module.parameters()]
        optimiser = torch.optim.Adam(parameters, lr=1e-4)

        def run():
            optimiser.zero_grad()
            out = modules[0](x)
            if isinstance(out, tuple):
                out = modules[1](out[0])
            torch.nn.functional.mse_loss(out, y).backward()
            optimiser.step()

        return run

    for name, kind in (("GRU", torch.nn.GRU), ("LSTM", torch.nn.LSTM)):
        data = torch.randn(2, steps, batch, 2)
        work = train([kind(2, n), torch.nn.Linear(n, 2)], *data)
        measure("tape-step", f"{name} N {n}, batch {batch}, T {steps}", f"PyTorch nn.{name}", budget / 3, work)
    data = torch.randn(2, batch, steps, size)
    block = torch.nn.TransformerEncoderLayer(size, heads, 4 * size, dropout=0.0, norm_first=True, batch_first=True)
    label = f"transformer block, size {size}, {heads} heads, batch {batch}, {steps} positions"
    measure("tape-step", label, "PyTorch nn.TransformerEncoderLayer", budget / 3, train([block], *data))


# --- place-cell recipe: 512 targets, batch 200, T 20 -----------------------------------------------------------------------
def place_step(budget):
    if torch is None:
        return
    sizes = [512, 1024] + ([4096] if ARGS.heavy else [])
    v = torch.randn(20, 200, 2) * 0.015
    start = torch.softmax(torch.randn(200, 512), -1)
    target = torch.softmax(torch.randn(20, 200, 512), -1)
    for n in sizes:
        for best in (True, False):
            variant = "PyTorch best" if best else "PyTorch as released"
            measure("place-step", f"N {n}", variant, budget / len(sizes), place_update(n, v, start, target, best))


def place_update(n, v, start, target, best):
    """The recipe's step. Best: cross-entropy from logits. Released: softmax, then log, and an accuracy read-out each step."""
    encoder = torch.nn.Linear(512, n, bias=False)
    rnn = torch.nn.RNN(2, n, nonlinearity="relu", bias=False)
    decoder = torch.nn.Linear(n, 512, bias=False)
    parameters = [*encoder.parameters(), *rnn.parameters(), *decoder.parameters()]
    optimiser = torch.optim.Adam(parameters, lr=1e-4)
    centres = torch.rand(512, 2) * 2.2 - 1.1
    position = torch.rand(20, 200, 2) * 2.2 - 1.1

    def run():
        optimiser.zero_grad()
        g, _ = rnn(v, encoder(start)[None])
        logits = decoder(g)
        penalty = 1e-4 * rnn.weight_hh_l0.square().sum()
        if best:
            loss = -(target * torch.log_softmax(logits, -1)).sum(-1).mean() + penalty
        else:
            loss = -(target * torch.log(torch.softmax(logits, -1))).sum(-1).mean() + penalty
            with torch.no_grad():
                top = torch.topk(logits, 3, dim=-1).indices
                (position - centres[top].mean(-2)).square().sum(-1).sqrt().mean().item()
        loss.backward()
        optimiser.step()

    return run


# --- replay: many chains, zero input, noise in every unit ------------------------------------------------------------------
def replay(budget):
    sizes = [(128, 200, 50), (256, 200, 50), (512, 200, 50), (256, 500, 50)]
    if ARGS.heavy:
        sizes.append((256, 500, 20000))
    for n, chains, steps in sizes:
        label = f"N {n}, {chains} chains, {steps} steps"
        w = (rng.uniform(-1, 1, (n, n)) / math.sqrt(n)).astype(np.float32)
        d = (rng.uniform(-1, 1, (2, n)) / math.sqrt(n)).astype(np.float32)
        measure("replay", label, "NumPy", budget / 3, numpy_chains(w, d, steps, chains))
        if torch is not None:
            measure("replay", label, "PyTorch loop", budget / 3, torch_chains(w, d, steps, chains))
        if jax is not None:
            measure("replay", label, "JAX scan", budget / 3, jax_chains(w, d, steps, chains))


def numpy_chains(w, d, steps, chains):
    n = w.shape[0]

    def run():
        h = np.zeros((chains, n), np.float32)
        for _ in range(steps):
            noise = rng.standard_normal((chains, n), dtype=np.float32)
            h = (1 - np.float32(ALPHA)) * h + np.float32(ALPHA) * np.maximum(h @ w.T + np.float32(0.1) * noise, 0)
            h @ d.T

    return run


def torch_chains(w, d, steps, chains):
    w, d = torch.from_numpy(w), torch.from_numpy(d)
    n = w.shape[0]

    @torch.no_grad()
    def run():
        h = torch.zeros(chains, n)
        for _ in range(steps):
            h = (1 - ALPHA) * h + ALPHA * torch.relu(h @ w.t() + 0.1 * torch.randn(chains, n))
            h @ d.t()

    return run


def jax_chains(w, d, steps, chains):
    jnp = jax.numpy
    n = w.shape[0]

    @jax.jit
    def sample(key):
        def step(h, key):
            noise = jax.random.normal(key, (chains, n))
            h = (1 - ALPHA) * h + ALPHA * jax.nn.relu(h @ w.T + 0.1 * noise)
            return h, h @ d.T

        return jax.lax.scan(step, jnp.zeros((chains, n), jnp.float32), jax.random.split(key, steps))[1]

    state = [jax.random.PRNGKey(1)]

    def run():
        state[0], key = jax.random.split(state[0])
        sample(key).block_until_ready()

    return run


# --- simulated paths ------------------------------------------------------------------------------------------------------
def paths(budget):
    label = "200 paths, 20 steps"
    measure("paths", label, "NumPy vectorised", budget / 2, lambda: walk(200, 20))
    if torch is not None:
        centres = torch.rand(512, 2) * 2.2 - 1.1
        measure("paths", label + ", 512 place cells", "NumPy + PyTorch", budget / 2, lambda: place_batch(centres))


def walk(count, steps, side=2.2, dt=0.02):
    """The foraging walk, vectorised over paths: Rayleigh speed, Gaussian turn, slower and along the wall near it."""
    position = np.zeros((count, steps + 2, 2))
    heading = rng.uniform(0, 2 * math.pi, count)
    position[:, 0] = rng.uniform(-side / 2, side / 2, (count, 2))
    turns = rng.normal(0, 11.52, (count, steps + 1))
    speeds = rng.rayleigh(0.13 * 2 * math.pi, (count, steps + 1))
    normals = np.array([0, math.pi / 2, math.pi, 3 * math.pi / 2])
    for t in range(steps + 1):
        x, y = position[:, t, 0], position[:, t, 1]
        gaps = np.stack([side / 2 - x, side / 2 - y, side / 2 + x, side / 2 + y])
        angle = np.mod(heading - normals[gaps.argmin(0)] + math.pi, 2 * math.pi) - math.pi
        near = (gaps.min(0) < 0.03) & (np.abs(angle) < math.pi / 2)
        speed = np.where(near, 0.25, 1) * speeds[:, t]
        bend = np.where(near, np.sign(angle) * (math.pi / 2 - np.abs(angle)), 0)
        position[:, t + 1, 0] = x + speed * dt * np.cos(heading)
        position[:, t + 1, 1] = y + speed * dt * np.sin(heading)
        heading = np.mod(heading + bend + dt * turns[:, t], 2 * math.pi)
    return position


def place_batch(centres):
    """A training batch: walks, displacements and the difference of softmaxes over the distances to all centres."""
    position = torch.as_tensor(walk(200, 20), dtype=torch.float32)
    displacement = position[:, 2:] - position[:, 1:-1]
    squared = ((position[:, 1:, None, :] - centres) ** 2).sum(-1)
    code = torch.softmax(-squared / (2 * 0.12**2), -1) - torch.softmax(-squared / (4 * 0.12**2), -1)
    code = code - code.min(-1, keepdim=True).values
    return displacement, code / code.sum(-1, keepdim=True)


# --- grid scores ------------------------------------------------------------------------------------------------------------
def grid_scores(budget):
    if signal is None or ndimage is None:
        return
    for bins, units, timed in ((20, 256, 8), (50, 64, 1)):
        maps = [hexagon(bins) for _ in range(timed)]
        measure(
            "grid-scores",
            f"{bins} x {bins} bins",
            f"SciPy direct sums, timed on {timed} of {units} maps",
            budget / 2,
            lambda: [score(one) for one in maps],
            scale=timed / units,
        )


def hexagon(bins):
    spacing, angle, (x0, y0) = rng.uniform(0.4, 1), rng.uniform(0, math.pi / 3), rng.uniform(0, 1, 2)
    k = 4 * math.pi / (math.sqrt(3) * spacing)
    axis = (np.arange(bins) + 0.5) * 2.2 / bins
    x, y = axis[None, :] - x0, axis[:, None] - y0
    waves = [np.cos(k * (x * math.cos(a) + y * math.sin(a))) for a in angle + np.arange(3) * math.pi / 3]
    return sum(waves) + 0.3 * rng.standard_normal((bins, bins))


def score(rate):
    """Pearson autocorrelogram by direct sums, turned by splines at seven angles, compared in ten rings."""
    n = rate.shape[0]
    ones = np.ones_like(rate)
    mirrored = rate[::-1, ::-1]

    def sums(a, b):
        return signal.convolve2d(a, b, mode="full")

    count = sums(ones, ones)
    left, right = sums(rate, ones), sums(ones, mirrored)
    left2, right2 = sums(rate**2, ones), sums(ones, mirrored**2)
    both = sums(rate, mirrored)
    variance = (left2 / count - (left / count) ** 2) * (right2 / count - (right / count) ** 2)
    sac = np.nan_to_num((both / count - left / count * right / count) / np.sqrt(np.maximum(variance, 1e-30)))
    turned = {a: ndimage.rotate(sac, a, reshape=False) for a in (30, 45, 60, 90, 120, 135, 150)}
    axis = np.arange(-n + 1, n)
    distance = np.hypot(axis[:, None], axis[None, :])
    best = [-2.0, -2.0]
    for outer in np.linspace(0.4, 1.0, 10) * n:
        ring = (distance <= outer) & (distance > 0.2 * n)
        inside = sac[ring]
        mean, spread = inside.mean(), inside.var() + 1e-5
        c = {a: np.mean((inside - mean) * (image[ring] - mean)) / spread for a, image in turned.items()}
        best[0] = max(best[0], (c[60] + c[120]) / 2 - (c[30] + c[90] + c[150]) / 3)
        best[1] = max(best[1], c[90] - (c[45] + c[135]) / 2)
    return best


# --- barcode ------------------------------------------------------------------------------------------------------------------
def barcode(budget):
    a, b = rng.uniform(0, 2 * math.pi, (2, 500))
    points = np.stack([np.cos(a), np.sin(a), np.cos(b), np.sin(b)], 1)
    ripser = optional("ripser")
    if ripser is not None:
        measure("barcode", "500 points, dimension 2", "Ripser", budget, lambda: ripser.ripser(points, maxdim=2))


def versions():
    found = {"python": platform.python_version()}
    for name in ("numpy", "scipy", "torch", "jax", "jaxlib", "ripser"):
        module = optional(name)
        if module is not None:
            found[name] = module.__version__
    return found


RUN = {
    "products": products,
    "leaky-step": leaky_step,
    "many-networks": many_networks,
    "tape-step": tape_step,
    "place-step": place_step,
    "replay": replay,
    "paths": paths,
    "grid-scores": grid_scores,
    "barcode": barcode,
}
if ARGS.worker:
    be_worker(*ARGS.worker)
    sys.exit()
for chosen in ARGS.names or ALL:
    RUN[chosen](ARGS.seconds)
print(json.dumps({"versions": versions(), "threads": ARGS.threads, "results": RESULTS}))
