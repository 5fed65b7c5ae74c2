// References to any number of records: the chosen ones as small buttons that take them out again,
// and a field in which names are typed and taken in. One tab stop; Backspace in the empty field
// takes out the last one, Left goes back among them, Delete takes one out there.
#pragma once
#include <QWidget>

#include "ui/models/name_list.h"

class QLineEdit;
class QToolButton;

namespace kijun::ui {

class NameCompleter;

class ReferencesEdit : public QWidget {
  Q_OBJECT
 public:
  explicit ReferencesEdit(QWidget* parent = nullptr);
  ~ReferencesEdit() override;
  void setNames(NameListPtr names);
  // Does not signal.
  void setChosen(std::vector<Id> ids);
  const std::vector<Id>& chosen() const { return chosen_; }
  // What is typed and not taken in: "" or a sentence.
  QString problem() const;
  void setName(const QString& name);

 Q_SIGNALS:
  // A person took one in or out, or left the field.
  void finished();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void show();
  void add(const Id& id);
  void remove(const Id& id);
  void leave();
  bool chipKey(QToolButton& chip, int key);
  QWidget* holder_;
  QLineEdit* edit_;
  NameCompleter* completer_;
  std::vector<Id> chosen_;
  std::vector<QToolButton*> chips_;
  bool all_ = false;  // every chosen one is shown, however many
};

}  // namespace kijun::ui
