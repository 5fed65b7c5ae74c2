// kijun: the workbench's command line, for scripts and for machines without a display.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "base/error.h"
#include "base/log.h"
#include "cli/command.h"
#include "cli/usage.h"
#include "workspace/evidence_text.h"
#include "workspace/migration.h"

namespace kijun::cli {

std::string text(const Context& context, std::string_view id) {
  return render(Message{std::string(id), {}}, context.language);
}

void say(const Context& context, const Message& message) {
  std::cerr << "kijun: " << render(message, context.language) << '\n';
}

std::optional<Date> dateOption(const std::string& option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto date = Date::parse(text);
  if (!date) throw Error(Fault::Usage, msg("cli.bad_date", option, text));
  return date;
}

std::unique_ptr<Session> openForReading(const std::string& file) {
  OpenOptions options;
  options.access = Access::ReadOnly;
  return Session::open(file, options);
}

void sayMigration(const Context& context, const Session& session) {
  const auto done = migrationOf(session);
  if (!done || done->backup.empty()) return;
  say(context, msg("cli.migrated", done->from, done->to, done->backup.string()));
}

void sayReaderMissing(const Context& context, const TextReading& reading) {
  if (!reading.readerMissing) return;
  say(context, msg("evidence.text.no_reader", reading.left));
  say(context, msg("evidence.text.no_reader.todo"));
}

void readNewTexts(Session& session, const Context& context) {
  try {
    sayReaderMissing(context, readTexts(session));
  } catch (const Error& error) {
    // What was asked for is done and on the disk; the next reading makes up for this.
    say(context, error.message());
  }
}

void readNewTexts(const std::string& file, const Context& context) {
  try {
    readNewTexts(*Session::open(file), context);
  } catch (const Error& error) {
    say(context, error.message());
  }
}

namespace {

// A workspace opened in the place of a closed stdout would be written over.
void keepStandardStreams() {
  int descriptor = ::open("/dev/null", O_RDWR);
  while (descriptor >= 0 && descriptor <= STDERR_FILENO) descriptor = ::open("/dev/null", O_RDWR);
  if (descriptor >= 0) ::close(descriptor);
}

void addEverything(CLI::App& app, Context& context, bool& verbose) {
  translateHelp(app, context);
  app.set_version_flag("--version", std::string(programVersion()),
                       text(context, "cli.help.version"));
  app.require_subcommand(1);
  app.fallthrough();
  app.add_flag("--verbose", verbose, text(context, "cli.help.verbose"));
  app.add_option_function<std::string>(
         "--messages", [&](const std::string& code) { context.language = languageFromCode(code); },
         text(context, "cli.help.messages"))
      ->check(CLI::IsMember({"ja", "en"}));
  app.parse_complete_callback([&] { startLog(verbose ? LogTo::FileAndStderr : LogTo::File); });
  for (const auto add : {
           addCatalogCommand,   addScoreCommand,         addAnswerCommand,   addReportCommand,
           addSampleCommand,    addNewCommand,           addMergeCommand,    addVerifyCommand,
           addHistoryCommand,   addSearchCommand,        addPackageCommands, addApproveCommand,
           addApprovalsCommand, addSettingCommand,       addEvidenceCommand, addBackupCommand,
           addRestoreCommand,   addImportCommand,        addExportCommand,   addMapCommand,
           addRiskCommand,      addPlanCommand,          addCalendarCommand, addSignalsCommand,
           addGapsCommand,      addQuestionnaireCommand,
       }) {
    add(app, context);
  }
  translateSubcommands(app, context);
}

int runWith(CLI::App& app, const Context& context, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    say(context, explain(error));
    say(context, msg("cli.see_help"));
    return 2;
  } catch (const Error& error) {
    std::cerr << "kijun: " << error.text(context.language) << '\n';
    return error.exitCode();
  } catch (const std::bad_alloc&) {
    say(context, msg("cli.no_memory"));
    return 3;
  } catch (const std::exception& error) {
    spdlog::error("The command failed unexpectedly: {}.", error.what());
    say(context, msg("cli.unexpected", std::string_view(error.what())));
    return 3;
  }
  return context.exitCode;
}

}  // namespace
}  // namespace kijun::cli

int main(int argc, char** argv) {
  using namespace kijun;
  cli::keepStandardStreams();
  cli::Context context;
  context.language = cli::messageLanguage(argc, argv);
  CLI::App app{cli::text(context, "cli.help.about")};
  bool verbose = false;
  cli::addEverything(app, context, verbose);
  const int code = cli::runWith(app, context, argc, argv);
  std::cout.flush();
  if (code == 0 && !std::cout) {
    cli::say(context, msg("cli.stdout_failed"));
    return 3;
  }
  return code;
}
