// A form made from a register's field table: one labelled editor a field.
#pragma once
#include <QWidget>
#include <functional>
#include <map>
#include <vector>

#include "records/description.h"

namespace kijun::ui {

class RecordForm : public QWidget {
  Q_OBJECT
 public:
  explicit RecordForm(const RecordDescription& description, QWidget* parent = nullptr);
  ~RecordForm() override;
  // What references may point to, by record id: the rows of that register.
  void setTargets(const std::map<std::string, std::vector<Row>, std::less<>>& targets);
  // Shows the row (its id is kept); does not signal.
  void setRow(const Row& row);
  // A row without values; required choices stand on their first.
  void clear();
  Row row() const;
  void setReadOnly(bool readOnly);
  // The first editor, for the focus.
  QWidget* first() const;

 Q_SIGNALS:
  // A field was left or chosen with another value.
  void edited();

 private:
  struct Editor {
    QWidget* widget;
    std::function<Value()> get;
    std::function<void(const Value&)> set;
  };
  Editor make(const Field& field);
  const RecordDescription& description_;
  std::vector<Editor> editors_;
  Id id_;
  bool filling_ = false;
};

}  // namespace kijun::ui
