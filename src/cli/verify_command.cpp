#include <fmt/ostream.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/terminal_progress.h"
#include "workspace/verify.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  bool json = false;
};

nlohmann::ordered_json jsonOf(const Finding& finding) {
  nlohmann::ordered_json json = {{"kind", idOf(finding.kind)}};
  if (finding.entry != 0) json["entry"] = finding.entry;
  for (const auto& [name, value] :
       {std::pair("table", &finding.table), {"key", &finding.key}, {"field", &finding.field}}) {
    if (!value->empty()) json[name] = *value;
  }
  json["message"] = {{"ja", inWords(finding, Language::Japanese)},
                     {"en", inWords(finding, Language::English)}};
  return json;
}

void printJson(const VerifyReport& report) {
  nlohmann::ordered_json findings = nlohmann::ordered_json::array();
  for (const auto& finding : report.findings) findings.push_back(jsonOf(finding));
  const nlohmann::ordered_json json = {{"sound", report.isSound()}, {"entries", report.entries},
                                       {"rows", report.rows},       {"head_hash", report.headHash},
                                       {"findings", findings},      {"untold", report.untold}};
  fmt::print(std::cout, "{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

void printWords(const Context& context, const VerifyReport& report) {
  const auto print = [&](const Message& message) {
    fmt::print(std::cout, "{}\n", render(message, context.language));
  };
  for (const auto& finding : report.findings) {
    fmt::print(std::cout, "{}\n", inWords(finding, context.language));
  }
  if (report.untold > 0) print(msg("verify.untold", report.untold));
  print(report.isSound()
            ? msg("verify.sound", report.entries, report.rows)
            : msg("verify.unsound", report.findings.size() + report.untold, report.entries));
  if (!report.headHash.empty()) print(msg("verify.head", report.headHash));
}

void run(const Arguments& arguments, Context& context) {
  const auto report = [&] {
    TerminalProgress progress(context, KIJUN_TEXT("cli.verify.progress"));
    VerifyOptions options;
    options.progress = [&](double share) { progress.tell(share); };
    return verify(arguments.file, options);
  }();
  if (arguments.json) {
    printJson(report);
  } else {
    printWords(context, report);
  }
  if (!report.isSound()) context.exitCode = 1;
}

}  // namespace

void addVerifyCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("verify", text(context, "cli.help.verify"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_flag("--json", arguments->json, text(context, "cli.help.verify_json"));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
