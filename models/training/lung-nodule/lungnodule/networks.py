"""The two networks. Both end in logits; the sigmoid is added on export."""
import torch
from torch import Tensor, nn


def _conv2d(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


def _double_conv2d(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(_conv2d(inputs, outputs), _conv2d(outputs, outputs))


class Detector(nn.Module):
    """A U-Net (Ronneberger 2015) over one channel: [N,1,Y,X] -> logits [N,1,Y,X]; Y and X are multiples of 16."""

    def __init__(self, widths: tuple[int, ...] = (16, 32, 48, 64, 64)) -> None:
        super().__init__()
        inputs = (1, *widths[:-1])
        self.down = nn.ModuleList(_double_conv2d(i, o) for i, o in zip(inputs, widths))
        deeper, shallower = widths[:0:-1], widths[-2::-1]
        self.up = nn.ModuleList(_conv2d(d + s, s) for d, s in zip(deeper, shallower))
        self.pool = nn.MaxPool2d(2)
        self.enlarge = nn.Upsample(scale_factor=2, mode="nearest")
        self.head = nn.Conv2d(widths[0], 1, 1)

    def forward(self, tile: Tensor) -> Tensor:
        skips: list[Tensor] = []
        features = tile
        for level, block in enumerate(self.down):
            features = block(features if level == 0 else self.pool(features))
            skips.append(features)
        for block, skip in zip(self.up, skips[-2::-1]):
            features = block(torch.cat([self.enlarge(features), skip], dim=1))
        return self.head(features)


class Probability(nn.Module):
    """A network followed by the sigmoid: what is exported."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, value: Tensor) -> Tensor:
        return torch.sigmoid(self.network(value))


def _conv3d(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv3d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm3d(outputs), nn.ReLU(inplace=True))


class Classifier(nn.Module):
    """A small 3-D network: [N,1,Z,Y,X] = [N,1,32,40,40] -> logits [N,1]."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            _conv3d(1, 8), nn.MaxPool3d(2),
            _conv3d(8, 24), nn.MaxPool3d(2),
            _conv3d(24, 40), _conv3d(40, 40), nn.MaxPool3d(2),
            _conv3d(40, 64))
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(128 + 64, 1))

    def forward(self, patch: Tensor) -> Tensor:
        features = self.features(patch)
        centre = features[:, :, 1:3, 2:3, 2:3].mean((2, 3, 4))
        pooled = [features.mean((2, 3, 4)), features.amax((2, 3, 4)), centre]
        return self.head(torch.cat(pooled, dim=1))
