"""The curves of the candidates as SVG, without a library."""

import math

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 420, 60, 20, 300, 50
COLOURS = ("#4c78a8", "#f58518", "#54a24b", "#b279a2", "#e45756")


def plot(results):
    """Found attacks over harmless texts wrongly blocked, the latter on a logarithmic axis."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        "<title>Attacks found over harmless texts wrongly blocked, candidates</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for share in (0.0005, 0.001, 0.005, 0.01, 0.05):
        lines.append(f'<line x1="{_x(share):.0f}" x2="{_x(share):.0f}" y1="{_y(0):.0f}" y2="{_y(1):.0f}" stroke="#eee"/>')
        lines.append(f'<text x="{_x(share):.0f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{100 * share:g} %</text>')
    for share in (0, 0.25, 0.5, 0.75, 1):
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(share):.0f}" y2="{_y(share):.0f}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{_y(share) + 4:.0f}" text-anchor="end">{100 * share:.0f} %</text>')
    for index, result in enumerate(results):
        colour = COLOURS[index % len(COLOURS)]
        points = " ".join(f"{_x(point['allowed']):.1f},{_y(point['found']):.1f}" for point in result["curve"])
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<rect x="{WIDTH - RIGHT + 16}" y="{TOP + 22 * index}" width="12" height="12" fill="{colour}"/>')
        lines.append(f'<text x="{WIDTH - RIGHT + 34}" y="{TOP + 22 * index + 10}">{result["name"]}</text>')
    lines.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">harmless texts wrongly blocked</text>')
    return "\n".join(lines + ["</svg>", ""])


def _x(share):
    low, high = math.log10(0.0004), math.log10(0.06)
    return LEFT + (math.log10(share) - low) / (high - low) * (WIDTH - RIGHT - LEFT)


def _y(share):
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)


def plot_curve(points):
    """Grammars' misses that the model finds over harmless samples that it wrongly blocks, by threshold."""
    most = max(sum(point["alarms"].values()) for point in points)
    across = lambda alarms: LEFT + math.log1p(alarms) / math.log1p(max(most, 1)) * (WIDTH - RIGHT - LEFT)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        "<title>Misses of the grammars that the model finds, over harmless samples wrongly blocked, cross-validated</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for alarms in [0, 1, 3, 10, 30, 100, 300, 1000, 3000]:
        if alarms <= most:
            lines.append(f'<line x1="{across(alarms):.0f}" x2="{across(alarms):.0f}" y1="{_y(0):.0f}" y2="{_y(1):.0f}" stroke="#eee"/>')
            lines.append(f'<text x="{across(alarms):.0f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{alarms}</text>')
    for share in (0, 0.25, 0.5, 0.75, 1):
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(share):.0f}" y2="{_y(share):.0f}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{_y(share) + 4:.0f}" text-anchor="end">{100 * share:.0f} %</text>')
    series = [
        (f"of the {points[0]['of']} misses that it is asked about", lambda point: point["helped"] / max(1, point["of"])),
        ("of all attacks that it would be asked about", lambda point: point["found"]),
    ]
    for index, (name, share) in enumerate(series):
        dots = [(across(sum(point["alarms"].values())), _y(share(point)), point["moved"]) for point in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in dots)
        lines.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[index]}" stroke-width="2"/>')
        for x, y, moved in dots:
            radius = 5 if moved == 0 else 2
            lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{COLOURS[index]}"><title>thresholds moved by {moved:g}</title></circle>')
        lines.append(f'<rect x="{WIDTH - RIGHT + 16}" y="{TOP + 22 * index}" width="12" height="12" fill="{COLOURS[index]}"/>')
        lines.append(f'<text x="{WIDTH - RIGHT + 34}" y="{TOP + 22 * index + 10}">{name}</text>')
    lines.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">harmless samples wrongly blocked, of all folds</text>')
    return "\n".join(lines + ["</svg>", ""])
