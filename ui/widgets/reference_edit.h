// A reference to one record: its name, typed with what fits offered beneath, or chosen from all.
#pragma once
#include <QWidget>

#include "ui/models/name_list.h"

class QLineEdit;

namespace kijun::ui {

class NameCompleter;

class ReferenceEdit : public QWidget {
  Q_OBJECT
 public:
  explicit ReferenceEdit(QWidget* parent = nullptr);
  ~ReferenceEdit() override;
  void setNames(NameListPtr names);
  // Empty: none. Does not signal.
  void setChosen(const Id& id);
  const Id& chosen() const { return chosen_; }
  // What is typed is nobody's name: "" or a sentence. The reference stays as it was.
  QString problem() const;
  void setName(const QString& name);

 Q_SIGNALS:
  // A person chose, cleared or left it.
  void finished();

 private:
  void leave();
  void take(const Id& id);
  QString nameOf(const Id& id) const;
  QLineEdit* edit_;
  NameCompleter* completer_;
  Id chosen_;
};

}  // namespace kijun::ui
