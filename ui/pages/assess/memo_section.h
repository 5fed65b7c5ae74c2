// 根拠・メモ: saved as it is typed. What another hand or undo writes shows up unless something
// unsaved stands in the field.
#pragma once
#include <QPlainTextEdit>

#include "ui/models/draft_keeper.h"
#include "ui/pages/assess/editor_section.h"

class QLabel;

namespace kijun::ui::assess {

// A plain text field as tall as its text, within bounds; Tab leaves it.
class MemoEdit : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit MemoEdit(QWidget* parent);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void left();
  void composing(bool on);

 protected:
  void focusOutEvent(QFocusEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  int lines() const;
};

class MemoSection : public EditorSection {
  Q_OBJECT
 public:
  MemoSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  void focusMemo();
  // Marks the words (folded) until the memo or the item changes.
  void mark(const QStringList& words);
  bool isTyping() const { return memo_->hasFocus(); }
  // Makes the entry of what is typed and not yet posted.
  void leave() { keeper_.finish(); }

 protected:
  void moved() override;

 private:
  void showWritten();

  QLabel* status_;
  MemoEdit* memo_;
  QLabel* written_;  // instead of the editor where nothing may be written
  DraftKeeper keeper_;
  AnswerKey key_;
  bool showing_ = false;
};

}  // namespace kijun::ui::assess
