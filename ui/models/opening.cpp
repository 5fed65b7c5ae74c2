#include "ui/models/opening.h"

#include <array>
#include <filesystem>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/shell/text.h"
#include "workspace/questionnaire_part.h"
#include "workspace/sample.h"

namespace kijun::ui {
namespace {

std::filesystem::path pathOf(const QString& path) {
  return {path.toStdU16String()};
}

Opened open(const OpenRequest& request, std::shared_ptr<Session>& previous) {
  previous.reset();
  const auto path = pathOf(request.path);
  OpenOptions options;
  options.access = request.access;
  options.as = fromQt(request.as);
  options.environment = request.environment;
  std::shared_ptr<Session> session;
  if (request.kind != OpenRequest::Kind::Existing) {
    std::error_code ignored;  // what matters is whether the file can be made, and that says so
    std::filesystem::create_directories(path.parent_path(), ignored);
  }
  if (request.kind == OpenRequest::Kind::New) {
    session = Session::create(path, *request.fresh, options);
  } else {
    if (request.kind == OpenRequest::Kind::Sample && !std::filesystem::exists(path)) {
      writeSample(path);
    }
    session = Session::open(path, options);
  }
  auto loaded = loadCycle(*session, {});
  const bool questionnaire = questionnaireMark(*session).has_value();
  return {std::move(session), std::move(loaded), questionnaire};
}

bool helpsReadOnly(const std::string& id) {
  constexpr std::array kIds = {"workspace.open.held", "workspace.open.held_by_unknown",
                               "workspace.open.folder_not_writable",
                               "workspace.open.file_not_writable", "workspace.file.not_writable"};
  return std::find(kIds.begin(), kIds.end(), id) != kIds.end();
}

bool isDamage(const std::string& id) {
  constexpr std::array kIds = {"workspace.open.damaged", "workspace.open.empty",
                               "workspace.open.not_workspace", "workspace.open.other_application",
                               "workspace.open.truncated"};
  return std::find(kIds.begin(), kIds.end(), id) != kIds.end();
}

}  // namespace

void closeInBackground(std::shared_ptr<Session> session) {
  QThreadPool::globalInstance()->start(
      [session = std::move(session)]() mutable { session.reset(); });
}

OpenFailure failureOf(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    const auto& id = error.message().id;
    return {rendered(error.message()), rendered(error.todo()), helpsReadOnly(id),
            id == "base.file.missing", isDamage(id)};
  } catch (const std::exception& error) {
    spdlog::error("A workspace could not be opened: {}", error.what());
    return {text("ui.error.unexpected", error.what()), {}};
  }
}

void openInBackground(QObject* context, OpenRequest request, std::shared_ptr<Session> previous,
                      std::function<void(Opened)> done, std::function<void(OpenFailure)> failed) {
  spdlog::info("Opening a workspace.");
  inBackground(
      context,
      [request = std::move(request), previous = std::move(previous)]() mutable {
        return open(request, previous);
      },
      [done = std::move(done)](Opened opened) { done(std::move(opened)); },
      [failed = std::move(failed)](const std::exception_ptr& failure) {
        failed(failureOf(failure));
      });
}

}  // namespace kijun::ui
