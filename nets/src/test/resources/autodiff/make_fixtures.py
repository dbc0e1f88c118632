"""Writes what PyTorch computes for the operations and cells that a tape records.

Each file holds arrays, one a line: name|shape|numbers. All inputs are float32 numbers; PyTorch computes with them in
float64, so that the fixtures are exact to about 1e-15 and the tests measure the error of our float32 alone.
"in<k>" is input k, "out" the output, "u" the gradient by the output, "grad<k>" the gradient by input k.

Run: python make_fixtures.py   (needs torch)
"""
import os
import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))


def number(x):
    return repr(float(x))


def write(name, arrays):
    with open(os.path.join(HERE, name + ".txt"), "w", encoding="ascii") as out:
        for key, value in arrays.items():
            value = value.detach()
            shape = " ".join(str(n) for n in value.shape)
            out.write(f"{key}|{shape}|{' '.join(number(x) for x in value.reshape(-1))}\n")


def draw(generator, *shape, low=-2.0, high=2.0):
    x = torch.rand(*shape, generator=generator, dtype=torch.float32) * (high - low) + low
    return x.double().requires_grad_(True)


def record(arrays, name, function, *inputs, generator):
    out = function(*inputs)
    u = torch.rand(out.shape, generator=generator, dtype=torch.float32).double() - 0.5
    if out.dim() == 0:
        u = torch.tensor(1.0, dtype=torch.float64)
    grads = torch.autograd.grad((out * u).sum(), [x for x in inputs if x.requires_grad])
    arrays[name + "/out"] = out
    arrays[name + "/u"] = u
    grads = iter(grads)
    for k, x in enumerate(inputs):
        arrays[f"{name}/in{k}"] = x
        if x.requires_grad:
            arrays[f"{name}/grad{k}"] = next(grads)


def linear_cka(x, y):
    """Kornblith et al. 2019, feature-space form."""
    x = x - x.mean(0)
    y = y - y.mean(0)
    return (y.T @ x).pow(2).sum() / ((x.T @ x).norm() * (y.T @ y).norm())


def scan(a, x, h):
    rows = []
    for t in range(x.shape[0]):
        h = a * h + x[t]
        rows.append(h)
    return torch.stack(rows)


def operations():
    g = torch.Generator().manual_seed(7)
    a = {}

    def op(name, function, *inputs):
        record(a, name, function, *inputs, generator=g)

    op("plus-bias", lambda x, b: x + b, draw(g, 3, 2, 4), draw(g, 4))
    op("minus", lambda x, b: x - b, draw(g, 3, 4), draw(g, 3, 4))
    op("times-row", lambda x, b: x * b, draw(g, 3, 4), draw(g, 4))
    op("over-scalar", lambda x, b: x / b, draw(g, 3, 4), draw(g, 1, low=0.5).reshape(()).detach().requires_grad_(True))
    op("matmul", lambda x, y: x @ y, draw(g, 3, 5), draw(g, 5, 4))
    op("matmul-tn", lambda x, y: x.transpose(-1, -2) @ y, draw(g, 2, 5, 3), draw(g, 2, 5, 4))
    op("linear", lambda x, w: F.linear(x, w), draw(g, 2, 3, 5), draw(g, 4, 5))
    for name, function in [("relu", torch.relu), ("tanh", torch.tanh), ("sigmoid", torch.sigmoid),
                           ("softplus", F.softplus), ("exp", torch.exp), ("square", torch.square)]:
        op(name, function, draw(g, 3, 4))
    op("log", torch.log, draw(g, 3, 4, low=0.1))
    op("sqrt", torch.sqrt, draw(g, 3, 4, low=0.1))
    op("sum", torch.sum, draw(g, 3, 4))
    op("sum-1", lambda x: x.sum(1), draw(g, 3, 2, 4))
    op("mean-0", lambda x: x.mean(0), draw(g, 3, 2, 4))
    op("softmax", lambda x: F.softmax(x, -1), draw(g, 3, 5))
    op("log-softmax", lambda x: F.log_softmax(x, -1), draw(g, 3, 5))
    target = F.softmax(torch.randn(3, 5, generator=g), -1).double()
    op("cross-entropy", lambda x: F.cross_entropy(x, target), draw(g, 3, 5))
    a["cross-entropy/target"] = target
    classes = torch.tensor([4, 0, 2, 1])
    weight = torch.tensor([1.0, 0.0, 0.5, 2.0], dtype=torch.float64)
    op("class-cross-entropy",
       lambda x: (F.cross_entropy(x, classes, reduction="none") * weight).sum() / weight.sum(), draw(g, 4, 5))
    op("mean-squared", F.mse_loss, draw(g, 3, 4), draw(g, 3, 4))
    op("layer-norm", lambda x, w, b: F.layer_norm(x, (6,), w, b, 1e-5), draw(g, 2, 3, 6), draw(g, 6), draw(g, 6))
    op("embedding", lambda t: F.embedding(torch.tensor([[3, 1, 3], [0, 3, 1]]), t), draw(g, 4, 5))
    op("concat", lambda x, y: torch.cat([x, y], 1), draw(g, 2, 3, 2), draw(g, 2, 1, 2))
    op("slice", lambda x: x[:, 1:3], draw(g, 2, 4, 3))
    op("transpose", lambda x: x.transpose(0, 2), draw(g, 2, 3, 4))
    op("attention", lambda q, k, v: F.scaled_dot_product_attention(q, k, v),
       draw(g, 2, 2, 4, 3), draw(g, 2, 2, 5, 3), draw(g, 2, 2, 5, 2))
    op("causal-attention", lambda q, k, v: F.scaled_dot_product_attention(q, k, v, is_causal=True),
       draw(g, 2, 4, 3), draw(g, 2, 4, 3), draw(g, 2, 4, 2))
    op("scan", scan, draw(g, 4), draw(g, 6, 2, 4), draw(g, 2, 4))
    op("cka", linear_cka, draw(g, 9, 4), draw(g, 9, 3))
    write("operations", a)


def recurrent(name, layer, gates):
    g = torch.Generator().manual_seed(11)
    torch.manual_seed(5)
    layer = layer(input_size=3, hidden_size=4)
    arrays = {}
    for key, p in layer.named_parameters():
        p.data = torch.rand(p.shape, generator=g) - 0.5
    layer = layer.double()
    x = draw(g, 7, 2, 3)
    h = draw(g, 1, 2, 4)
    if gates == 4:
        c = draw(g, 1, 2, 4)
        out, _ = layer(x, (h, c))
        starts = {"h": h, "c": c}
    else:
        out, _ = layer(x, h)
        starts = {"h": h}
    u = torch.rand(out.shape, generator=g, dtype=torch.float32).double() - 0.5
    (out * u).sum().backward()
    arrays["x"] = x
    arrays["x/grad"] = x.grad
    for key, start in starts.items():
        arrays[key] = start
        arrays[key + "/grad"] = start.grad
    arrays["out"] = out
    arrays["u"] = u
    for key, p in layer.named_parameters():
        arrays["RNN." + key] = p
        arrays["RNN." + key + "/grad"] = p.grad
    write(name, arrays)


def transformer(name, causal):
    g = torch.Generator().manual_seed(13)
    layer = torch.nn.TransformerEncoderLayer(
        d_model=6, nhead=2, dim_feedforward=5, dropout=0.0, activation="relu", batch_first=True, norm_first=True)
    for key, p in layer.named_parameters():
        p.data = torch.rand(p.shape, generator=g) - 0.5
    layer = layer.double()
    x = draw(g, 2, 4, 6)
    mask = torch.nn.Transformer.generate_square_subsequent_mask(4, dtype=torch.float64) if causal else None
    out = layer(x, src_mask=mask, is_causal=causal)
    u = torch.rand(out.shape, generator=g, dtype=torch.float32).double() - 0.5
    (out * u).sum().backward()
    arrays = {"x": x, "x/grad": x.grad, "out": out, "u": u}
    for key, p in layer.named_parameters():
        arrays["block." + key] = p
        arrays["block." + key + "/grad"] = p.grad
    write(name, arrays)


operations()
recurrent("gru", torch.nn.GRU, 3)
recurrent("lstm", torch.nn.LSTM, 4)
transformer("transformer", False)
transformer("transformer-causal", True)
