// Carries typed text to the disk: a draft within 200 ms of a key, and on to whoever makes the
// journal entry after a second without one. Text that is still being composed by an input method
// waits. UI thread only.
#pragma once
#include <QObject>
#include <QTimer>
#include <functional>
#include <string>

#include "ui/models/workspace_model.h"

namespace kijun::ui {

class DraftKeeper : public QObject {
  Q_OBJECT
 public:
  static constexpr int kDraftMilliseconds = 150;
  static constexpr int kEntryMilliseconds = 1000;

  // enter: makes the entry of key's text and calls back when it is durable. May be empty: then text
  // stays a draft until drop().
  using Enter = std::function<void(const std::string& key, const QString& words,
                                   std::function<void(bool)> done)>;
  DraftKeeper(WorkspaceModel& workspace, Enter enter, QObject* parent);

  void typed(const std::string& key, const QString& words);
  void setComposing(bool composing);
  // Leaving the field: the entry is made now.
  void finish();
  // Posted on, the draft is no longer wanted.
  void drop(const std::string& key);
  bool isDirty() const { return dirty_; }

 Q_SIGNALS:
  // Between the first key and the durable entry.
  void pendingChanged(bool pending);

 private:
  void writeDraft();

  WorkspaceModel& workspace_;
  Enter enter_;
  QTimer draftTimer_;
  QTimer entryTimer_;
  std::string key_;
  QString words_;
  bool dirty_ = false;
  bool drafted_ = false;
  bool composing_ = false;
  int entering_ = 0;
};

// "note:CYCLE:UNIT:ITEM".
std::string draftKey(std::string_view kind, const AnswerKey& key);
// Nothing where the draft is of another kind.
std::optional<AnswerKey> keyOfDraft(std::string_view kind, std::string_view draft);

}  // namespace kijun::ui
