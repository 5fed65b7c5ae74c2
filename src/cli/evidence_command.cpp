#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "workspace/evidence_content.h"
#include "workspace/evidence_text.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::vector<std::string> paths;
  std::string title, kind = "record", effectiveOn, expiresOn, source, confidentiality, tlp, tags;
  std::vector<std::string> items;
  std::string unit;
  std::string piece;
  std::string out;
  std::optional<int> revision;
  bool json = false;
  bool again = false;
  std::string as;
};

using TextStates = std::map<std::string, TextState>;

std::string idsOf(std::string_view fieldId) {
  const auto& description = evidenceType().description;
  std::string ids;
  for (const auto& choice : description.fields[*description.indexOf(fieldId)].choices) {
    ids += (ids.empty() ? "" : ", ") + std::string(choice.id);
  }
  return ids;
}

const Unit& unitOf(const CycleData& cycle, const std::string& name) {
  if (name.empty()) return cycle.whole();
  const auto at = std::ranges::find(cycle.units, name, &Unit::name);
  if (at != cycle.units.end()) return *at;
  std::string names;
  for (const auto& unit : cycle.units) names += (names.empty() ? "" : ", ") + unit.name;
  throw Error(Fault::Input, msg("cli.unknown_unit", name, names));
}

std::vector<LinkTarget> targetsOf(const Session& session, const Arguments& arguments) {
  std::vector<LinkTarget> targets;
  if (arguments.items.empty()) return targets;
  const auto cycle = session.snapshot().current;
  const auto& unit = unitOf(cycle, arguments.unit);
  for (const auto& item : arguments.items) {
    targets.push_back(linkTo({cycle.cycle.id, unit.id, item}));
  }
  return targets;
}

Evidence recordOf(const Arguments& arguments, const NewRevision& revision) {
  Evidence record;
  record.title = arguments.title.empty() ? std::filesystem::path(revision.fileName).stem().string()
                                         : arguments.title;
  record.kind = arguments.kind;
  record.effectiveOn = arguments.effectiveOn;
  record.expiresOn = arguments.expiresOn;
  record.source = arguments.source;
  record.confidentiality = arguments.confidentiality;
  record.tlp = arguments.tlp;
  record.tags = arguments.tags;
  return record;
}

void warnOfDuplicates(const Session& session, const NewRevision& revision, const Context& context) {
  for (const auto& piece : evidenceWithContent(session, revision.content)) {
    say(context,
        msg("cli.evidence.duplicate", revision.fileName, piece.record.title, piece.record.id));
  }
}

void add(const Arguments& arguments, const Context& context) {
  if (!arguments.title.empty() && arguments.paths.size() > 1) {
    throw Error(Fault::Usage, msg("cli.evidence.one_title"), msg("cli.see_help"));
  }
  OpenOptions options;
  options.as = arguments.as;
  const auto session = Session::open(arguments.file, options);
  const auto targets = targetsOf(*session, arguments);
  for (const auto& path : arguments.paths) {
    const auto revision = storeContent(*session, std::filesystem::path(path));
    warnOfDuplicates(*session, revision, context);
    auto record = recordOf(arguments, revision);
    record.id = RandomIds().next();
    session->run(commands::addEvidence(record, revision, targets));
    std::cout << record.id << '\n';
  }
  readNewTexts(*session, context);
}

void read(const Arguments& arguments, const Context& context) {
  const auto session = Session::open(arguments.file);
  sayMigration(context, *session);
  TextOptions options;
  if (arguments.again) options.which = TextsToRead::All;
  const auto reading = readTexts(*session, options);
  say(context, msg("evidence.text.done", reading.read, reading.failed));
  sayReaderMissing(context, reading);
}

std::vector<EvidencePiece> chosenPieces(const Session& session, const Arguments& arguments) {
  auto pieces = allEvidence(session);
  if (arguments.items.empty()) return pieces;
  const auto cycle = session.snapshot().current.cycle.id;
  std::erase_if(pieces, [&](const EvidencePiece& piece) {
    return std::ranges::none_of(piece.links, [&](const LinkTarget& link) {
      const auto answer = answerOf(link);
      return answer && answer->cycle == cycle &&
             std::ranges::find(arguments.items, answer->item) != arguments.items.end();
    });
  });
  return pieces;
}

std::string_view nameOf(Validity validity) {
  switch (validity) {
    case Validity::Unlimited:
      return "unlimited";
    case Validity::NotYet:
      return "not_yet";
    case Validity::Valid:
      return "valid";
    case Validity::Expiring:
      return "expiring";
    case Validity::Expired:
      return "expired";
  }
  return {};
}

// Of a revision whose content may hold text; else empty.
std::string_view textStateOf(const EvidenceRevision& revision, const TextStates& states) {
  if (!mayHoldText(revision.mediaType)) return {};
  const auto at = states.find(revision.content);
  return at == states.end() ? "unread" : textStateId(at->second);
}

nlohmann::ordered_json jsonOf(const EvidencePiece& piece, Date asOf, const TextStates& states) {
  const auto& record = piece.record;
  nlohmann::ordered_json json = {{"id", record.id},
                                 {"title", record.title},
                                 {"kind", record.kind},
                                 {"effective_on", record.effectiveOn},
                                 {"expires_on", record.expiresOn},
                                 {"validity", nameOf(validityOn(record, asOf))},
                                 {"source", record.source},
                                 {"confidentiality", record.confidentiality},
                                 {"tlp", record.tlp},
                                 {"tags", tagsOf(record.tags)},
                                 {"note", record.note}};
  json["links"] = nlohmann::ordered_json::array();
  for (const auto& link : piece.links) {
    const auto answer = answerOf(link);
    if (answer) {
      json["links"].push_back(
          {{"item", answer->item}, {"unit", answer->unit}, {"cycle", answer->cycle}});
    } else {
      json["links"].push_back({{"record", link.record}, {"id", link.key}});
    }
  }
  json["revisions"] = nlohmann::ordered_json::array();
  for (const auto& revision : piece.revisions) {
    json["revisions"].push_back({{"file_name", revision.fileName},
                                 {"media_type", revision.mediaType},
                                 {"size", revision.size},
                                 {"sha256", revision.content},
                                 {"added_at", revision.addedAt},
                                 {"added_by", revision.addedBy}});
    const auto state = textStateOf(revision, states);
    if (!state.empty()) json["revisions"].back()["text"] = state;
  }
  return json;
}

// Why the text inside is not searched, or not all of it.
void sayText(const EvidencePiece& piece, const TextStates& states, const Context& context) {
  const auto at = states.find(piece.newest().content);
  if (at == states.end() || at->second == TextState::Read) return;
  const auto reason = textStateMessage(at->second);
  say(context, msg("cli.evidence.text", piece.record.title, "@" + reason.id));
}

void list(const Arguments& arguments, const Context& context) {
  const auto session = openForReading(arguments.file);
  const auto states = textStates(*session);
  const auto pieces = chosenPieces(*session, arguments);
  const auto asOf = session->snapshot().asOf;
  if (arguments.json) {
    auto json = nlohmann::ordered_json::array();
    for (const auto& piece : pieces) json.push_back(jsonOf(piece, asOf, states));
    std::cout << json.dump(2) << '\n';
    return;
  }
  for (const auto& piece : pieces) {
    const auto& record = piece.record;
    std::string items;
    for (const auto& link : piece.links) {
      const auto answer = answerOf(link);
      if (answer && items.find(answer->item) == std::string::npos) {
        items += (items.empty() ? "" : ",") + answer->item;
      }
    }
    std::cout << record.id << '\t' << record.title << '\t' << record.kind << '\t'
              << record.expiresOn << '\t' << nameOf(validityOn(record, asOf)) << '\t' << record.tlp
              << '\t' << piece.newest().size << '\t' << piece.revisions.size() << '\t' << items
              << '\t' << textStateOf(piece.newest(), states) << '\n';
    sayText(piece, states, context);
  }
}

void exportPiece(const Arguments& arguments) {
  const auto session = openForReading(arguments.file);
  const auto piece = findEvidence(*session, arguments.piece);
  if (!piece) {
    throw Error(Fault::Input, msg("evidence.unknown", arguments.piece),
                msg("evidence.unknown.todo"));
  }
  const auto count = static_cast<int>(piece->revisions.size());
  const int wanted = arguments.revision.value_or(count);
  if (wanted < 1 || wanted > count) {
    throw Error(Fault::Input, msg("evidence.revision_unknown", piece->record.title));
  }
  exportContent(*session, piece->revisions[static_cast<std::size_t>(wanted - 1)].content,
                arguments.out);
}

CLI::App* subcommand(CLI::App& parent, const char* name, const Context& context, const char* helpId,
                     Arguments& arguments) {
  auto* command = parent.add_subcommand(name, text(context, helpId));
  command->add_option("FILE", arguments.file, text(context, "cli.help.workspace"))->required();
  return command;
}

}  // namespace

void addEvidenceCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto& a = *arguments;
  auto* group = app.add_subcommand("evidence", text(context, KIJUN_TEXT("cli.help.evidence")));
  group->require_subcommand(1);

  auto* adding = subcommand(*group, "add", context, KIJUN_TEXT("cli.help.evidence_add"), a);
  adding->add_option("PATH", a.paths, text(context, "cli.help.evidence_path"))->required();
  adding->add_option("--title", a.title, text(context, "cli.help.evidence_title"));
  adding->add_option("--kind", a.kind,
                     text(context, "cli.help.evidence_kind") + " " + idsOf("kind"));
  adding->add_option("--effective", a.effectiveOn, text(context, "cli.help.evidence_effective"));
  adding->add_option("--expires", a.expiresOn, text(context, "cli.help.evidence_expires"));
  adding->add_option("--source", a.source, text(context, "cli.help.evidence_source"));
  adding->add_option(
      "--confidentiality", a.confidentiality,
      text(context, "cli.help.evidence_confidentiality") + " " + idsOf("confidentiality"));
  adding->add_option("--tlp", a.tlp, "TLP: " + idsOf("tlp"));
  adding->add_option("--tags", a.tags, text(context, "cli.help.evidence_tags"));
  adding->add_option("--unit", a.unit, text(context, "cli.help.unit"));
  adding->add_option("--as", a.as, text(context, "cli.help.as"));
  adding->callback([arguments, &context] { add(*arguments, context); });

  auto* listing = subcommand(*group, "list", context, KIJUN_TEXT("cli.help.evidence_list"), a);
  listing->add_flag("--json", a.json, text(context, "cli.help.evidence_json"));
  listing->callback([arguments, &context] { list(*arguments, context); });
  for (auto* command : {adding, listing}) {
    command->add_option("--item", a.items, text(context, "cli.help.evidence_item"))->delimiter(',');
  }

  auto* reading = subcommand(*group, "read", context, KIJUN_TEXT("cli.help.evidence_read"), a);
  reading->add_flag("--again", a.again, text(context, "cli.help.evidence_again"));
  reading->callback([arguments, &context] { read(*arguments, context); });

  auto* exporting =
      subcommand(*group, "export", context, KIJUN_TEXT("cli.help.evidence_export"), a);
  exporting->add_option("ID", a.piece, text(context, "cli.help.evidence_id"))->required();
  exporting->add_option("--out", a.out, text(context, "cli.help.evidence_out"))->required();
  exporting->add_option("--revision", a.revision, text(context, "cli.help.evidence_revision"));
  exporting->callback([arguments] { exportPiece(*arguments); });
}

}  // namespace kijun::cli
