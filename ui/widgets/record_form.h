// A form made from a register's field table: one labelled editor a field, with its help and what is
// wrong with it beneath.
#pragma once
#include <QWidget>
#include <functional>
#include <map>
#include <vector>

#include "records/description.h"
#include "ui/models/name_list.h"

class QGridLayout;
class QLabel;

namespace kijun::ui {

class RecordForm : public QWidget {
  Q_OBJECT
 public:
  explicit RecordForm(const RecordDescription& description, QWidget* parent = nullptr);
  ~RecordForm() override;
  // What references may point to, by target.
  void setNames(const NameLists& names);
  // The same, from the rows of the registers.
  void setTargets(const std::map<std::string, std::vector<Row>, std::less<>>& targets);
  // Shows the row (its id is kept); does not signal. Of the row already shown, fields that say the
  // same are left as they are.
  void setRow(const Row& row);
  // A row without values; required choices stand on their first.
  void clear();
  Row row() const;
  void setReadOnly(bool readOnly);
  // The first editor, for the focus.
  QWidget* first() const;
  // Says under each field what is wrong with it, and marks what is needed now. True where nothing
  // is wrong. Emptiness counts only where asked for: a row just begun lacks most of it.
  enum class Missing { Told, Untold };
  bool check(Missing missing);
  // The labels of the fields that are needed and empty.
  QStringList missing() const;
  // A line under the field, in muted words; empty: none.
  void setNote(std::string_view field, const QString& words);

 Q_SIGNALS:
  // A field was left or chosen with another value.
  void edited();

 private:
  struct Editor {
    QWidget* widget = nullptr;
    std::function<Value()> get;
    std::function<void(const Value&)> set;
    std::function<void(bool)> setReadOnly;  // nothing: enabled or not
    std::function<QString()> problem;       // of what is typed and is no value, may be nothing
    QLabel* label = nullptr;
    QLabel* help = nullptr;  // of the field, or of the choice that stands
    QLabel* note = nullptr;
    QLabel* trouble = nullptr;
  };
  Editor make(const Field& field);
  Editor makeText(bool isNumber);
  Editor makeLongText();
  Editor makeChoice(const Field& field);
  Editor makeReference(const Field& field);
  Editor makeReferences(const Field& field);
  Editor makeDay(const Field& field);
  Editor makeYesNo();
  void place(QGridLayout& grid, const Field& field);
  void say();
  void showHelp();
  void markNeeded();
  bool isNeeded(const Field& field) const;
  const RecordDescription& description_;
  std::vector<Editor> editors_;
  Id id_;
  bool filling_ = false;
};

}  // namespace kijun::ui
