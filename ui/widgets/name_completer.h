// Offers the names of a list under a line edit as somebody types: every name that holds the words,
// folded; Down or Alt+Down offers all. Enter takes the first or the one chosen with the arrows.
#pragma once
#include <QCompleter>

#include "ui/models/name_list.h"

class QLineEdit;

namespace kijun::ui {

class NameMatches;

class NameCompleter : public QCompleter {
  Q_OBJECT
 public:
  // edit outlives the completer.
  explicit NameCompleter(QLineEdit* edit);
  void setNames(NameListPtr names);
  const NameListPtr& names() const { return names_; }
  // These are not offered.
  void leaveOut(std::vector<Id> ids);
  // Those that hold the typed words; all where there are none.
  void offer(const QString& typed);
  // The one record that is called exactly so, folded; empty where there is none or several.
  Id named(const QString& typed) const;

 Q_SIGNALS:
  void chosen(const QString& id);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QLineEdit* edit_;
  NameMatches* matches_;
  NameListPtr names_;
};

// "5.1.1.1-1 資産に対する責任": a name with what is told after it.
QString nameWithDetail(const NamedRecord& record);

}  // namespace kijun::ui
