// The parts of the `kijun` command. Each subcommand adds itself to the application and runs when it
// was chosen. Data goes to stdout, messages to stderr; exit codes are those of base/error.h.
#pragma once
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/message.h"
#include "workspace/session.h"

namespace kijun {
struct TextReading;
}

namespace kijun::cli {

// What every subcommand is told.
struct Context {
  Language language = Language::Japanese;  // of messages
  int exitCode = 0;
};

void addCatalogCommand(CLI::App& app, Context& context);
void addScoreCommand(CLI::App& app, Context& context);
void addAnswerCommand(CLI::App& app, Context& context);
void addReportCommand(CLI::App& app, Context& context);
void addSampleCommand(CLI::App& app, Context& context);
void addMergeCommand(CLI::App& app, Context& context);
void addNewCommand(CLI::App& app, Context& context);
void addVerifyCommand(CLI::App& app, Context& context);
void addSearchCommand(CLI::App& app, Context& context);
void addPackageCommands(CLI::App& app, Context& context);
void addHistoryCommand(CLI::App& app, Context& context);
void addApproveCommand(CLI::App& app, Context& context);
void addApprovalsCommand(CLI::App& app, Context& context);
void addSettingCommand(CLI::App& app, Context& context);
void addEvidenceCommand(CLI::App& app, Context& context);
void addBackupCommand(CLI::App& app, Context& context);
void addRestoreCommand(CLI::App& app, Context& context);
void addImportCommand(CLI::App& app, Context& context);
void addExportCommand(CLI::App& app, Context& context);
void addMapCommand(CLI::App& app, Context& context);
void addCalendarCommand(CLI::App& app, Context& context);
void addRiskCommand(CLI::App& app, Context& context);
void addPlanCommand(CLI::App& app, Context& context);
void addSignalsCommand(CLI::App& app, Context& context);
void addGapsCommand(CLI::App& app, Context& context);
void addQuestionnaireCommand(CLI::App& app, Context& context);

// The text of the id in the context's language.
std::string text(const Context& context, std::string_view id);
// A line to stderr in the context's language.
void say(const Context& context, const Message& message);
// Tells that opening for writing migrated the file, where it did.
void sayMigration(const Context& context, const Session& session);
// Reads the text of evidence that is new in the file, so that search finds it; says what lacks for
// it. What it cannot read fails nothing.
void readNewTexts(Session& session, const Context& context);
void readNewTexts(const std::string& file, const Context& context);
void sayReaderMissing(const Context& context, const TextReading& reading);
// YYYY-MM-DD, or an Error of wrong usage naming the option.
std::optional<Date> dateOption(const std::string& option, const std::string& text);
// Opens for reading only: beside a running workbench too.
std::unique_ptr<Session> openForReading(const std::string& file);

}  // namespace kijun::cli
