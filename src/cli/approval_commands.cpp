// kijun approve, kijun approvals: 起案・審査・承認 of answer sets.
#include <fmt/ostream.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "workspace/approval.h"

namespace kijun::cli {
namespace {

using nlohmann::json;

struct Signing {
  std::string file;
  std::string step;
  std::string section;
  std::optional<int> cycle;
  bool incomplete = false;
  std::string note;
  std::string as;
};

struct Listing {
  std::string file;
  std::optional<int> cycle;
  bool json = false;
  std::string language = "ja";
};

Command commandFor(const Signing& signing, const Approvals& approvals) {
  const auto& cycle = approvals.cycle.id;
  const auto& section = signing.section;
  switch (approvalStepFromId(signing.step).value()) {
    case ApprovalStep::Draft:
      return commands::draftApproval(
          cycle, section,
          signing.incomplete ? commands::Incomplete::Accepted : commands::Incomplete::Refused,
          signing.note);
    case ApprovalStep::Review:
      return commands::reviewApproval(cycle, section, signing.note);
    case ApprovalStep::Approve:
      return commands::approve(cycle, section, signing.note);
    case ApprovalStep::Return:
      break;
  }
  const auto* set = approvals.set(section);
  const bool reviewed = set && set->state() == ApprovalState::Reviewed;
  return commands::returnApproval(
      cycle, section, reviewed ? ApprovalStep::Approve : ApprovalStep::Review, signing.note);
}

void sign(const Signing& signing, const Context& context) {
  OpenOptions options;
  options.as = signing.as;
  const auto session = Session::open(signing.file, options);
  session->run(commandFor(signing, readApprovals(*session, signing.cycle)));
  const auto approvals = readApprovals(*session, signing.cycle);
  const auto& round = *approvals.set(signing.section)->lastRound();
  const auto& stamp = round.stamps.back();
  say(context,
      msg("cli.approval.signed",
          signing.section.empty() ? "@" KIJUN_TEXT("approval.set.whole") : signing.section,
          "@" + stepTextId(stamp.step, approvals.terms), stamp.name, round.answers.size()));
}

std::string_view idOf(ApprovalState state) {
  switch (state) {
    case ApprovalState::None:
      return "none";
    case ApprovalState::Drafted:
      return "drafted";
    case ApprovalState::Reviewed:
      return "reviewed";
    case ApprovalState::Approved:
      return "approved";
    case ApprovalState::Returned:
      return "returned";
  }
  return {};
}

json stampJson(const Stamp& stamp) {
  return {{"step", kijun::idOf(stamp.step)}, {"person", stamp.person}, {"name", stamp.name},
          {"role", kijun::idOf(stamp.role)}, {"at", stamp.at},         {"note", stamp.note}};
}

json placesJson(const std::vector<AnswerKey>& keys) {
  auto places = json::array();
  for (const auto& key : keys) places.push_back({{"item", key.item}, {"unit", key.unit}});
  return places;
}

json reopenedJson(const ApprovalSet& set, const Approvals& approvals) {
  auto places = placesJson(set.reopened);
  for (std::size_t i = 0; i < set.reopened.size(); ++i) {
    const auto by = approvals.reopenings.find(set.reopened[i]);
    if (by == approvals.reopenings.end()) continue;
    places[i]["by"] = by->second.by.name;
    places[i]["role"] = kijun::idOf(by->second.by.role);
    places[i]["at"] = by->second.at;
    places[i]["entry"] = by->second.entry;
  }
  return places;
}

json setJson(const ApprovalSet& set, const Approvals& approvals) {
  auto rounds = json::array();
  for (const auto& round : set.rounds) {
    auto stamps = json::array();
    for (const auto& stamp : round.stamps) stamps.push_back(stampJson(stamp));
    rounds.push_back({{"round", round.number},
                      {"answers", round.answers.size()},
                      {"unanswered", round.unanswered},
                      {"unconfirmed", round.unconfirmed},
                      {"stamps", stamps}});
  }
  return {{"section", set.section},
          {"state", idOf(set.state())},
          {"items", set.items},
          {"answered", set.answered},
          {"unconfirmed", set.unconfirmed},
          {"changed", placesJson(set.changed)},
          {"reopened", reopenedJson(set, approvals)},
          {"rounds", rounds}};
}

std::string shownStamp(const ApprovalSet& set, ApprovalStep step) {
  const auto* round = set.lastRound();
  const auto* stamp = round ? round->stamp(step) : nullptr;
  return stamp ? stamp->name + ' ' + stamp->at.substr(0, 10) : "-";
}

void printTable(const Approvals& approvals, Language language) {
  const auto word = [&](ApprovalStep step) {
    return render(Message{stepTextId(step, approvals.terms), {}}, language);
  };
  fmt::print(std::cout, "{}\t{}\t{}\t{}\t{}\n", render(msg("cli.approval.set"), language),
             word(ApprovalStep::Draft), word(ApprovalStep::Review), word(ApprovalStep::Approve),
             render(msg("cli.approval.reopened"), language));
  for (const auto& set : approvals.sets) {
    const auto name =
        set.section.empty()
            ? render(msg("approval.set.whole"), language)
            : set.section + ' ' + approvals.catalog->section(set.section)->title.in(language);
    fmt::print(std::cout, "{}\t{}\t{}\t{}\t{}\n", name, shownStamp(set, ApprovalStep::Draft),
               shownStamp(set, ApprovalStep::Review), shownStamp(set, ApprovalStep::Approve),
               set.reopened.size());
  }
}

void list(const Listing& listing) {
  const auto session = openForReading(listing.file);
  const auto approvals = readApprovals(*session, listing.cycle);
  if (!listing.json) return printTable(approvals, languageFromCode(listing.language));
  auto sets = json::array();
  for (const auto& set : approvals.sets) sets.push_back(setJson(set, approvals));
  const json whole = {{"cycle", approvals.cycle.number}, {"sets", sets}};
  std::cout << whole.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
}

}  // namespace

void addApproveCommand(CLI::App& app, Context& context) {
  auto signing = std::make_shared<Signing>();
  auto* command = app.add_subcommand("approve", text(context, "cli.help.approve"));
  command->add_option("FILE", signing->file, text(context, "cli.help.workspace"))->required();
  command->add_option("--step", signing->step, text(context, "cli.help.approve_step"))
      ->required()
      ->check(CLI::IsMember({"draft", "review", "approve", "return"}));
  command->add_option("--section", signing->section, text(context, "cli.help.approve_section"));
  command->add_option("--cycle", signing->cycle, text(context, "cli.help.cycle"));
  command->add_flag("--incomplete", signing->incomplete,
                    text(context, "cli.help.approve_incomplete"));
  command->add_option("--note", signing->note, text(context, "cli.help.approve_note"));
  command->add_option("--as", signing->as, text(context, "cli.help.as"));
  command->callback([signing, &context] { sign(*signing, context); });
}

void addApprovalsCommand(CLI::App& app, Context& context) {
  auto listing = std::make_shared<Listing>();
  auto* command = app.add_subcommand("approvals", text(context, "cli.help.approvals"));
  command->add_option("FILE", listing->file, text(context, "cli.help.workspace"))->required();
  command->add_option("--cycle", listing->cycle, text(context, "cli.help.cycle"));
  command->add_flag("--json", listing->json, text(context, "cli.help.approvals_json"));
  command->add_option("--lang", listing->language, text(context, "cli.help.score_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([listing] { list(*listing); });
}

}  // namespace kijun::cli
