#include "base/atomic_file.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "report/graph/dependency_map.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string out;
  std::string service, supplier, focus, kind;
  std::string language = "ja";
};

// The one node of that name or id, or nothing where no name was given.
std::optional<std::uint32_t> wanted(const DependencyGraph& graph, const std::string& name,
                                    std::optional<NodeKind> kind) {
  if (name.empty()) return std::nullopt;
  auto found = graph.named(name, kind);
  for (std::uint32_t i = 0; found.empty() && i < graph.size(); ++i) {
    if (graph.node(i).id == name && (!kind || graph.node(i).kind == *kind)) found.push_back(i);
  }
  if (found.empty()) {
    throw Error(Fault::Input, msg("cli.map.unknown", name), msg("cli.map.unknown.todo"));
  }
  if (found.size() > 1) {
    std::string ids;
    for (const auto node : found) ids += (ids.empty() ? "" : ", ") + graph.node(node).id;
    throw Error(Fault::Input, msg("cli.map.several", name), msg("cli.map.several.todo", ids));
  }
  return found.front();
}

// By id, or by its name in either language.
std::string wantedKind(const std::string& name) {
  if (name.empty()) return {};
  const auto folded = kijun::folded(trimmed(name));
  std::string known;
  for (const auto kind : dependencyKinds()) {
    const auto label = bilingual(kindTextId(kind));
    if (folded == kind || folded == kijun::folded(label.ja) || folded == kijun::folded(label.en)) {
      return std::string(kind);
    }
    known += (known.empty() ? "" : ", ") + std::string(kind);
  }
  throw Error(Fault::Usage, msg("cli.map.kind.unknown", name, known));
}

void run(const Arguments& arguments, const Context& context) {
  if (!folded(arguments.out).ends_with(".svg")) {
    throw Error(Fault::Usage, msg("cli.map.format", arguments.out));
  }
  const auto kind = wantedKind(arguments.kind);
  const auto session = openForReading(arguments.file);
  const auto graph = DependencyGraph::of(
      [&](const RecordDescription& description) { return session->rows(description); });
  MapFilter filter;
  filter.service = wanted(graph, arguments.service, NodeKind::Service);
  filter.supplier = wanted(graph, arguments.supplier, NodeKind::Supplier);
  filter.focus = wanted(graph, arguments.focus, std::nullopt);
  filter.kind = kind;
  const auto map = dependencyMap(graph, filter, languageFromCode(arguments.language));
  if (map.nodes.empty()) {
    throw Error(Fault::Input, msg("cli.map.empty", arguments.file), msg("cli.map.empty.todo"));
  }
  writeFileAtomically(arguments.out, toSvgFile(map.drawing, Theme::Print));
  say(context, msg("cli.map.done", map.nodes.size(), map.singlePoints.size(), arguments.out));
}

}  // namespace

void addMapCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("map", text(context, "cli.help.map"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("--out", arguments->out, text(context, "cli.help.map_out"))->required();
  command->add_option("--service", arguments->service, text(context, "cli.help.map_service"));
  command->add_option("--supplier", arguments->supplier, text(context, "cli.help.map_supplier"));
  command->add_option("--focus", arguments->focus, text(context, "cli.help.map_focus"));
  command->add_option("--kind", arguments->kind, text(context, "cli.help.map_kind"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.export_lang"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
