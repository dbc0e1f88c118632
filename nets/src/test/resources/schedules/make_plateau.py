"""Rates of torch.optim.lr_scheduler.ReduceLROnPlateau on made-up losses: plateau.txt, one loss and rate a line."""

import pathlib

import torch

torch.manual_seed(3)
losses = (torch.exp(-torch.arange(80) / 12.0) + 0.05 * torch.rand(80)).double().tolist()
losses[10] = losses[9] * (1 - 5e-5)  # better, but by less than the threshold
optimiser = torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], lr=1e-3)
schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimiser, factor=0.5, patience=3)
lines = [f"# torch {torch.__version__.split('+')[0]}; Adam lr 1e-3, factor 0.5, patience 3: loss, rate after it"]
for loss in losses:
    schedule.step(loss)
    lines.append(f"{loss!r} {optimiser.param_groups[0]['lr']!r}")
here = pathlib.Path(__file__).parent
(here / "plateau.txt").write_text("\n".join(lines) + "\n", encoding="ascii")
