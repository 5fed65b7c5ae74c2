// Opening and making workspaces on a worker, with everything the window needs first.
#pragma once
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

#include "ui/models/workspace_model.h"

namespace kijun::ui {

struct OpenRequest {
  enum class Kind { Existing, New, Sample };
  Kind kind = Kind::Existing;
  QString path;
  Access access = Access::ReadWrite;
  QString as;                         // --as, may be empty
  std::optional<NewWorkspace> fresh;  // for New
  Environment environment = {};
};

struct Opened {
  std::shared_ptr<Session> session;
  LoadedCycle loaded;
  bool questionnaire = false;  // a small workspace handed out to a department
};

struct OpenFailure {
  QString what;
  QString todo;
  bool readOnlyHelps = false;  // another writer, or no permission to write
  bool missing = false;        // there is no such file
  bool damaged = false;        // cut off, written over, or no workspace at all
};

// previous is closed (on the worker) before anything is opened. A sample that exists is opened as
// it is. done and failed are called in the UI thread unless context is gone.
void openInBackground(QObject* context, OpenRequest request, std::shared_ptr<Session> previous,
                      std::function<void(Opened)> done, std::function<void(OpenFailure)> failed);

// Closes on a worker: the log may still have to be emptied into the file.
void closeInBackground(std::shared_ptr<Session> session);

// What a failure says in the window's language. UI thread.
OpenFailure failureOf(const std::exception_ptr& failure);

}  // namespace kijun::ui
