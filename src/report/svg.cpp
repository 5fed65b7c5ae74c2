#include <fmt/format.h>

#include "base/text.h"
#include "report/drawing.h"

namespace kijun {
namespace {

// Two decimals, without trailing zeros and without a locale.
std::string number(double value) {
  std::string out = fmt::format("{:.2f}", value);
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

// How a colour is written: by role, or as it is in one theme.
using Ink = std::string (*)(ColourRole);

std::string byRole(ColourRole role) {
  return fmt::format("var(--{})", roleId(role));
}

template <Theme theme>
std::string byTheme(ColourRole role) {
  return colour(theme, role).hex();
}

std::string paint(const Shape& shape, Ink ink) {
  std::string out;
  if (shape.fill) {
    out += fmt::format(" fill=\"{}\"", ink(*shape.fill));
  } else {
    out += " fill=\"none\"";
  }
  if (shape.stroke) {
    out += fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", ink(shape.stroke->role),
                       number(shape.stroke->width));
    std::string dashes;
    for (const double dash : shape.stroke->dashes) {
      dashes += (dashes.empty() ? "" : " ") + number(dash);
    }
    if (!dashes.empty()) out += fmt::format(" stroke-dasharray=\"{}\"", dashes);
  }
  if (!shape.fill && !shape.stroke) out += " pointer-events=\"all\"";
  return out;
}

std::string element(const Rectangle& box) {
  std::string out = fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(box.x),
                                number(box.y), number(box.width), number(box.height));
  if (box.radius > 0) out += fmt::format(" rx=\"{}\"", number(box.radius));
  return out;
}

std::string element(const Path& path) {
  std::string out = path.closed ? "<polygon points=\"" : "<polyline points=\"";
  for (std::size_t i = 0; i < path.points.size(); ++i) {
    out += fmt::format("{}{},{}", i ? " " : "", number(path.points[i].x), number(path.points[i].y));
  }
  return out + "\" stroke-linejoin=\"round\"";
}

std::string element(const Circle& circle) {
  return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(circle.centre.x),
                     number(circle.centre.y), number(circle.radius));
}

std::string element(const Label& label) {
  std::string out = fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", number(label.at.x),
                                number(label.at.y), number(label.size));
  if (label.anchor == Anchor::Middle) out += " text-anchor=\"middle\"";
  if (label.anchor == Anchor::End) out += " text-anchor=\"end\"";
  if (label.weight == Weight::Bold) out += " font-weight=\"700\"";
  return out;
}

std::string svgOf(const Shape& shape, Ink ink) {
  std::string out =
      std::visit([](const auto& geometry) { return element(geometry); }, shape.geometry) +
      paint(shape, ink);
  const auto* label = std::get_if<Label>(&shape.geometry);
  const std::string tooltip =
      shape.tooltip.empty() ? "" : "<title>" + escapedXml(shape.tooltip) + "</title>";
  const std::string text = label ? escapedXml(label->text) : "";
  if (label) return out + ">" + text + tooltip + "</text>\n";
  if (tooltip.empty()) return out + "/>\n";
  const std::string name = out.substr(1, out.find(' ') - 1);
  return out + ">" + tooltip + "</" + name + ">\n";
}

// Up to the first shape; attributes: more of the root's.
std::string beginning(const Drawing& drawing, std::string_view idPrefix,
                      std::string_view attributes) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\" role=\"img\" aria-labelledby=\"{2}-t {2}-d\"{5}>\n<title id=\"{2}-t\">{3}"
      "</title>\n<desc id=\"{2}-d\">{4}</desc>\n",
      number(drawing.width), number(drawing.height), idPrefix, escapedXml(drawing.title),
      escapedXml(drawing.alternative), attributes);
}

Ink inkOf(Theme theme) {
  switch (theme) {
    case Theme::Dark:
      return byTheme<Theme::Dark>;
    case Theme::Print:
      return byTheme<Theme::Print>;
    case Theme::Light:
      break;
  }
  return byTheme<Theme::Light>;
}

}  // namespace

std::string toSvg(const Drawing& drawing, std::string_view idPrefix) {
  std::string out = beginning(drawing, idPrefix, "");
  for (const auto& shape : drawing.shapes) out += svgOf(shape, byRole);
  return out + "</svg>\n";
}

std::string toSvgFile(const Drawing& drawing, Theme theme) {
  const auto ink = inkOf(theme);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
                    beginning(drawing, "drawing",
                              " font-family=\"'Noto Sans CJK JP', 'Noto Sans JP', 'Yu Gothic UI', "
                              "'Hiragino Sans', sans-serif\"");
  out +=
      fmt::format("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n", ink(ColourRole::Surface));
  for (const auto& shape : drawing.shapes) out += svgOf(shape, ink);
  return out + "</svg>\n";
}

}  // namespace kijun
