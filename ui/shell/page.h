// A page of the window: one folder in ui/pages and one line in ui/pages/registry.cpp. Pages are
// made when first shown, for one open workspace, and destroyed with it.
#pragma once
#include <QString>
#include <QWidget>

#include "ui/models/workspace_model.h"
#include "ui/shell/action_table.h"

namespace kijun::ui {

// What a page may ask of the window around it.
class Shell {
 public:
  virtual ~Shell() = default;
  // Shows the page; target as in Page::focusItem, may be empty.
  virtual void goTo(const QString& page, const QString& target = {}) = 0;
  virtual ActionTable& actions() = 0;
  // A short passing word in the status bar ("TSV をコピーしました").
  virtual void say(const QString& message) = 0;
  // Keeps small view choices (splitter places, filters) between runs; keys begin with the page's
  // id.
  virtual void remember(const QString& key, const QVariant& value) = 0;
  virtual QVariant remembered(const QString& key) const = 0;
};

class Page : public QWidget {
  Q_OBJECT
 public:
  Page(Shell& shell, WorkspaceModel& workspace) : shell_(shell), workspace_(workspace) {}
  // Shown now: put the focus where work goes on.
  virtual void activate() {}
  // Hidden now, or the window closes: post what is typed and not yet posted.
  virtual void leave() {}
  // "item:5.1.1.1-1", "section:5.1", "gaps:priority" …; false where the page has no such place.
  virtual bool focusItem(const QString& target) {
    Q_UNUSED(target)
    return false;
  }
  // Marks the words (folded) a search found in the place that was just gone to: "note", "reason",
  // "comment/ID" …
  virtual void showFound(const QString& field, const QStringList& words) {
    Q_UNUSED(field)
    Q_UNUSED(words)
  }
  // The target that brings a person back to here.
  virtual QString place() const { return {}; }

 protected:
  Shell& shell() const { return shell_; }
  WorkspaceModel& workspace() const { return workspace_; }
  // Runs call when the action is chosen by key, menu or palette while this page is shown. The
  // page's keys act while the focus is inside it and outside text fields.
  template <typename Call>
  void handle(std::string_view action, Call call) {
    QAction* found = shell_.actions().action(action);
    addAction(found);
    connect(found, &QAction::triggered, this, call);
  }

 private:
  Shell& shell_;
  WorkspaceModel& workspace_;
};

}  // namespace kijun::ui
