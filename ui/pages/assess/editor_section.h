// One part of the item editor. The editor tells it which item is shown, and when values or the
// language changed. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/assess/answer_desk.h"
#include "ui/shell/text.h"

namespace kijun::ui::assess {

class EditorSection : public QWidget {
  Q_OBJECT
 public:
  EditorSection(AnswerDesk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {}
  void showItem(std::size_t index) {
    index_ = index;
    moved();
    refresh();
  }
  // Shows the item's values as they are now.
  virtual void refresh() = 0;

 Q_SIGNALS:
  // Another item is asked for, by id.
  void itemWanted(const QString& item);
  // A short passing word for the status bar.
  void said(const QString& words);

 protected:
  // Another item than before: what was unfolded or half typed for the last one goes.
  virtual void moved() {}
  AnswerDesk& desk() const { return desk_; }
  std::size_t index() const { return index_; }
  const Item& item() const { return desk_.item(index_); }
  // False where shown holds this item in this language already: the catalog's words do not change.
  bool isNew(std::string& shown) const {
    std::string wanted = item().id + (language() == Language::Japanese ? " ja" : " en");
    if (wanted == shown) return false;
    shown = std::move(wanted);
    return true;
  }
  // Why not, in words; empty where it may be answered.
  QString whyNot() const { return desk_.whyNot(index_); }
  bool mayAnswer() const { return desk_.refusal(index_) == AnswerDesk::Refusal::None; }

 private:
  AnswerDesk& desk_;
  std::size_t index_ = 0;
};

}  // namespace kijun::ui::assess
