#include <fmt/format.h>

#include <kainjow/mustache.hpp>

#include "base/text.h"
#include "report/document.h"
#include "report/embedded.h"

namespace kijun {
namespace {

std::string classOf(Align align) {
  if (align == Align::Centre) return " class=\"centre\"";
  if (align == Align::End) return " class=\"end\"";
  return {};
}

std::string themeColours(Theme theme) {
  std::string out;
  const auto ids = roleIds();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    out += fmt::format("--{}:{};", ids[i], colour(theme, static_cast<ColourRole>(i)).hex());
  }
  return out;
}

std::string colourStyles() {
  std::string out = fmt::format(
      ":root{{color-scheme:light dark;{}}}\n@media screen and "
      "(prefers-color-scheme:dark){{:root{{{}"
      "}}}}\n@media print{{:root{{color-scheme:light;{}}}}}\n",
      themeColours(Theme::Light), themeColours(Theme::Dark), themeColours(Theme::Print));
  const auto ids = roleIds();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto role = static_cast<ColourRole>(i);
    out += fmt::format(".c-{0}{{color:var(--{0})}}", ids[i]);
    out += fmt::format(".f-{0}{{background:var(--{0});color:var(--{1})}}\n", ids[i],
                       roleId(onField(role)));
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const ReportDocument& document) : document_(document) {}

  std::string write(const Progress& progress) {
    const double count = static_cast<double>(document_.blocks.size());
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      std::visit([this](const auto& block) { add(block); }, document_.blocks[i]);
      if (progress && i % 16 == 0) progress(static_cast<double>(i) / count);
    }
    return std::move(out_);
  }

 private:
  void add(const Heading& heading) {
    const int level = heading.level + 1;
    out_ += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", level, escapedXml(heading.id),
                        escapedXml(heading.text));
  }

  void add(const Paragraph& paragraph) {
    out_ += paragraph.style == TextStyle::Lead    ? "<p class=\"lead\">"
            : paragraph.style == TextStyle::Small ? "<p class=\"small\">"
                                                  : "<p>";
    add(paragraph.text);
    out_ += "</p>\n";
  }

  void add(const Inline& text) {
    for (const auto& span : text) add(span);
  }

  void add(const Span& span) {
    std::string words = escapedXml(span.text);
    if (span.field) {
      words = fmt::format("<span class=\"chip f-{}\">{}</span>", roleId(*span.field), words);
    } else if (span.weight == Weight::Bold) {
      words = span.role == ColourRole::Text
                  ? "<strong>" + words + "</strong>"
                  : fmt::format("<strong class=\"c-{}\">{}</strong>", roleId(span.role), words);
    } else if (span.role != ColourRole::Text && span.target.empty()) {
      words = fmt::format("<span class=\"c-{}\">{}</span>", roleId(span.role), words);
    }
    if (!span.target.empty()) {
      words = fmt::format("<a href=\"#{}\">{}</a>", escapedXml(span.target), words);
    }
    out_ += words;
  }

  void add(const Table& table) {
    out_ += table.together ? "<div class=\"scroll together\">" : "<div class=\"scroll\">";
    out_ += "<table>\n<caption>" + escapedXml(table.caption) + "</caption>\n<colgroup>";
    double shares = 0;
    for (const auto& column : table.columns) shares += column.share;
    for (const auto& column : table.columns) {
      out_ += fmt::format("<col style=\"width:{:.1f}%\">", 100 * column.share / shares);
    }
    out_ += "</colgroup>\n";
    if (table.hasHead()) addHead(table);
    out_ += "<tbody>\n";
    for (const auto& row : table.rows) addRow(table, row);
    out_ += "</tbody></table></div>\n";
  }

  void addHead(const Table& table) {
    out_ += "<thead><tr>";
    for (const auto& column : table.columns) {
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>", classOf(column.align),
                          escapedXml(column.title));
    }
    out_ += "</tr></thead>\n";
  }

  void addRow(const Table& table, const TableRow& row) {
    out_ += row.id.empty() ? "<tr>" : fmt::format("<tr id=\"{}\">", escapedXml(row.id));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool head = i == table.headerColumn;
      out_ += (head ? "<th scope=\"row\"" : "<td") + classOf(table.columns[i].align) + ">";
      const auto& lines = row.cells[i].lines;
      for (const auto& line : lines) {
        if (lines.size() > 1) out_ += "<p>";
        add(line);
        if (lines.size() > 1) out_ += "</p>";
      }
      for (int line = 0; line < row.cells[i].ruled; ++line) out_ += "<div class=\"ruled\"></div>";
      out_ += head ? "</th>" : "</td>";
    }
    out_ += "</tr>\n";
  }

  void add(const Illustration& figure) {
    out_ += "<figure>";
    if (!figure.caption.empty()) {
      out_ += "<figcaption>" + escapedXml(figure.caption) + "</figcaption>";
    }
    out_ += toSvg(figure.drawing, fmt::format("fig{}", ++figures_));
    const DataTable& data = figure.drawing.table;
    if (!data.rows.empty()) addData(data, figure.drawing.title);
    out_ += "</figure>\n";
  }

  void addData(const DataTable& data, const std::string& title) {
    out_ += "<details><summary>" +
            escapedXml(render(msg("report.table_behind"), document_.language)) +
            "</summary><div class=\"scroll\"><table><caption>" + escapedXml(title) +
            "</caption><thead><tr>";
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>", i ? " class=\"end\"" : "",
                          escapedXml(data.columns[i]));
    }
    out_ += "</tr></thead><tbody>\n";
    for (const auto& row : data.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        out_ += i == 0 ? "<th scope=\"row\">" + escapedXml(row[i]) + "</th>"
                       : "<td class=\"end\">" + escapedXml(row[i]) + "</td>";
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div></details>\n";
  }

  void add(const List& list) {
    out_ += list.ordered ? "<ol>\n" : "<ul>\n";
    for (const auto& item : list.items) {
      out_ += "<li>";
      add(item);
      out_ += "</li>\n";
    }
    out_ += list.ordered ? "</ol>\n" : "</ul>\n";
  }

  void add(const Callout& callout) {
    out_ += callout.kind == CalloutKind::Warning ? "<div class=\"callout warning\" role=\"note\">"
                                                 : "<div class=\"callout note\" role=\"note\">";
    if (!callout.title.empty()) {
      out_ += "<p class=\"title\">" + escapedXml(callout.title) + "</p>";
    }
    for (const auto& line : callout.lines) {
      out_ += "<p>";
      add(line);
      out_ += "</p>";
    }
    out_ += "</div>\n";
  }

  // Counts, which have no unit and no change, stand smaller than rates.
  void add(const KeyFigures& row) {
    bool counts = true;
    for (const auto& figure : row.figures) counts &= figure.unit.empty() && figure.change.empty();
    out_ += counts ? "<dl class=\"figures counts\">\n" : "<dl class=\"figures\">\n";
    for (const auto& figure : row.figures) {
      out_ += "<div><dt>" + escapedXml(figure.label) + "</dt><dd><div class=\"value\">" +
              escapedXml(figure.value) +
              (figure.unit.empty() ? "" : "<small>" + escapedXml(figure.unit) + "</small>") +
              "</div>";
      if (!figure.change.empty()) {
        out_ += fmt::format(
            "<div class=\"change{}\">{}</div>",
            figure.change.starts_with("−")   ? " c-bad"
            : figure.change.starts_with("+") ? " c-good"
                                             : " c-muted",
            escapedXml(render(msg("report.change", figure.change), document_.language)));
      }
      out_ += "<div class=\"note\">" + escapedXml(figure.note) + "</div></dd></div>\n";
    }
    out_ += "</dl>\n";
  }

  void add(const PageBreak&) {}
  void add(const Contents&) {}

  void add(const SignatureBox& box) {
    out_ += "<ul class=\"signatures\">\n";
    for (const auto& role : box.roles) {
      out_ += "<li><p class=\"role\">" + escapedXml(role) + "</p><p>" + escapedXml(box.nameLabel) +
              "</p><p>" + escapedXml(box.dateLabel) + "</p></li>\n";
    }
    out_ += "</ul>\n";
  }

  void add(const Cover& cover) {
    out_ += "<header class=\"cover\">\n<p class=\"kind\">" + escapedXml(cover.kind) + "</p>\n<h1>" +
            escapedXml(cover.organisation) + "</h1>\n<p class=\"subject\">" +
            escapedXml(cover.subject) + "</p>\n<dl>\n";
    for (const auto& [label, value] : cover.facts) {
      out_ += "<dt>" + escapedXml(label) + "</dt><dd>" + escapedXml(value) + "</dd>\n";
    }
    out_ += "</dl>\n<p class=\"notice\">" + escapedXml(cover.notice) + "</p>\n</header>\n";
  }

  const ReportDocument& document_;
  std::string out_;
  int figures_ = 0;
};

std::string contentsList(const ReportDocument& document, int levels) {
  std::string out = "<ol>\n";
  bool inside = false, item = false;
  for (const auto& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block);
    if (!heading || heading->level > levels) continue;
    const bool deeper = heading->level > 1;
    if (deeper && !inside) out += "\n<ol>\n";
    if (!deeper && inside) out += "</li></ol>";
    if (!deeper && item) out += "</li>\n";
    if (deeper && inside) out += "</li>\n";
    inside = deeper;
    item = true;
    out += fmt::format("<li><a href=\"#{}\">{}</a>", escapedXml(heading->id),
                       escapedXml(heading->text));
  }
  if (inside) out += "</li></ol>";
  if (item) out += "</li>\n";
  return out + "</ol>\n";
}

}  // namespace

std::string toHtml(const ReportDocument& document, const Progress& progress) {
  using kainjow::mustache::data;
  using kainjow::mustache::mustache;
  const Contents* contents = nullptr;
  for (const auto& block : document.blocks) {
    if (const auto* found = std::get_if<Contents>(&block)) contents = found;
  }
  data values;
  values.set("lang", std::string(languageCode(document.language)));
  values.set("title", document.title);
  values.set("subject", document.subject);
  values.set("author", document.author);
  values.set("skip", render(msg("report.skip"), document.language));
  values.set("colours", colourStyles());
  values.set("style", std::string(reportResource("report/report.css")));
  values.set("hasContents", contents ? data::type::bool_true : data::type::bool_false);
  values.set("contentsTitle", contents ? contents->title : std::string());
  values.set("contents", contents ? contentsList(document, contents->levels) : std::string());
  values.set("body", Writer(document).write(progress));
  mustache frame{std::string(reportResource("report/frame.html"))};
  return frame.render(values);
}

}  // namespace kijun
