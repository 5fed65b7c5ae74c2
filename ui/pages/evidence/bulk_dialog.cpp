#include "ui/pages/evidence/bulk_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <set>

#include "records/evidence.h"
#include "ui/models/record_list_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"

namespace kijun::ui::evidence {
namespace {

constexpr std::array kFields = {"kind",   "effective_on",    "expires_on",
                                "source", "confidentiality", "tlp"};

const Field& fieldOf(std::string_view id) {
  const auto& description = evidenceType().description;
  return description.fields[*description.indexOf(id)];
}

std::string storedOf(const Evidence& record, std::string_view id) {
  const auto row = evidenceType().row(record);
  return textOf(row[*evidenceType().description.indexOf(id) + 1]);
}

std::optional<std::string> EvidencePatch::*memberOf(std::string_view id) {
  if (id == "kind") return &EvidencePatch::kind;
  if (id == "effective_on") return &EvidencePatch::effectiveOn;
  if (id == "expires_on") return &EvidencePatch::expiresOn;
  if (id == "source") return &EvidencePatch::source;
  if (id == "confidentiality") return &EvidencePatch::confidentiality;
  return &EvidencePatch::tlp;
}

// As the store would join them.
std::string tagsAfter(const Evidence& record, const EvidencePatch& patch) {
  auto tags = tagsOf(record.tags);
  std::erase_if(tags, [&](const std::string& tag) {
    return std::ranges::find(patch.removeTags, tag) != patch.removeTags.end();
  });
  for (const auto& tag : patch.addTags) {
    if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
  }
  return joinedTags(tags);
}

}  // namespace

BulkDialog::BulkDialog(std::vector<EvidencePiece> pieces, QWidget* parent)
    : QDialog(parent), pieces_(std::move(pieces)) {
  setWindowTitle(text("evidencepage.bulk.title", pieces_.size()));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(16), px(16), px(12));
  column->setSpacing(px(10));
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(px(10));
  grid->setVerticalSpacing(px(6));
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
  for (const auto* id : kFields) addField(*grid, id);
  const auto addTags = [&](const QString& name, const char* object) {
    const int row = grid->rowCount();
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(object));
    edit->setAccessibleName(name);
    edit->setPlaceholderText(text("evidencepage.bulk.tags"));
    grid->addWidget(new QLabel(name, this), row, 0);
    grid->addWidget(edit, row, 1, 1, 3);
    connect(edit, &QLineEdit::textChanged, this, &BulkDialog::preview);
    return edit;
  };
  addTags_ = addTags(text("evidencepage.bulk.add_tags"), "bulkAddTags");
  removeTags_ = addTags(text("evidencepage.bulk.remove_tags"), "bulkRemoveTags");
  column->addLayout(grid);
  count_ = new QLabel(this);
  count_->setObjectName(QStringLiteral("bulkCount"));
  count_->setProperty("look", "muted");
  count_->setWordWrap(true);
  column->addWidget(count_);
  changes_ = new QTableWidget(0, 4, this);
  changes_->setAccessibleName(text("evidencepage.bulk.preview"));
  changes_->setHorizontalHeaderLabels({text("record.evidence"), text("evidencepage.bulk.field"),
                                       text("evidencepage.bulk.before"),
                                       text("evidencepage.bulk.after")});
  changes_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  changes_->setSelectionMode(QAbstractItemView::NoSelection);
  changes_->setShowGrid(false);
  changes_->setWordWrap(false);
  changes_->verticalHeader()->hide();
  changes_->horizontalHeader()->setHighlightSections(false);
  changes_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  changes_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (const int fitted : {1, 2, 3}) changes_->setColumnWidth(fitted, px(150));
  column->addWidget(changes_, 1);
  auto* buttons = new QDialogButtonBox(this);
  apply_ = buttons->addButton(text("evidencepage.bulk.apply"), QDialogButtonBox::AcceptRole);
  apply_->setObjectName(QStringLiteral("bulkApply"));
  apply_->setDefault(true);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  resize(px(820), px(620));
  preview();
}

// Two fields a row. Choosing a value turns the field on.
void BulkDialog::addField(QGridLayout& grid, std::string_view fieldId) {
  const Field& field = fieldOf(fieldId);
  const auto place = static_cast<int>(setters_.size());
  auto* on = new QCheckBox(text(field.textId), this);
  on->setObjectName("bulkOn." + toQt(fieldId));
  grid.addWidget(on, place / 2, place % 2 * 2);
  connect(on, &QCheckBox::toggled, this, &BulkDialog::preview);
  const auto edited = [this, on] {
    if (on->isChecked()) {
      preview();
    } else {
      on->setChecked(true);
    }
  };
  QWidget* editor = nullptr;
  std::function<std::string()> value;
  if (field.kind == FieldKind::Choice) {
    auto* box = new QComboBox(this);
    if (field.need == Need::Optional) box->addItem(text("ui.none"), QString());
    for (const auto& choice : field.choices) box->addItem(text(choice.textId), toQt(choice.id));
    connect(box, &QComboBox::activated, this, edited);
    value = [box] { return fromQt(box->currentData().toString()); };
    editor = box;
  } else if (field.kind == FieldKind::Day) {
    auto* edit = new DayEdit(this);
    edit->setName(text(field.textId));
    connect(edit, &DayEdit::changed, this, edited);
    value = [edit] { return fromQt(edit->text()); };
    editor = edit;
  } else {
    auto* edit = new QLineEdit(this);
    connect(edit, &QLineEdit::textEdited, this, edited);
    value = [edit] { return fromQt(edit->text().trimmed()); };
    editor = edit;
  }
  editor->setObjectName("bulk." + toQt(fieldId));
  editor->setAccessibleName(text(field.textId));
  grid.addWidget(editor, place / 2, place % 2 * 2 + 1);
  setters_.push_back({on, std::string(fieldId), std::move(value)});
}

EvidencePatch BulkDialog::patch() const {
  EvidencePatch patch;
  for (const auto& setter : setters_) {
    if (setter.on->isChecked()) patch.*memberOf(setter.field) = setter.value();
  }
  patch.addTags = tagsOf(fromQt(addTags_->text()));
  patch.removeTags = tagsOf(fromQt(removeTags_->text()));
  return patch;
}

std::vector<Id> BulkDialog::ids() const {
  std::vector<Id> ids;
  for (const auto& piece : pieces_) ids.push_back(piece.record.id);
  return ids;
}

void BulkDialog::preview() {
  const auto wanted = patch();
  std::set<std::string> changed;
  changes_->setRowCount(0);
  const auto add = [&](const Evidence& record, const Field& field, const std::string& before,
                       const std::string& after) {
    if (before == after) return;
    changed.insert(record.id);
    const int row = changes_->rowCount();
    changes_->insertRow(row);
    const QString none = text("ui.none");
    const auto words = [&](const std::string& value) {
      return value.empty() ? none : shownValue(field, Value(value));
    };
    const QString cells[] = {toQt(record.title), text(field.textId), words(before), words(after)};
    for (int column = 0; column < 4; ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      item->setToolTip(cells[column]);
      changes_->setItem(row, column, item);
    }
  };
  QString problem;
  for (const auto& piece : pieces_) {
    auto after = piece.record;
    for (const auto& setter : setters_) {
      const auto& value = wanted.*memberOf(setter.field);
      if (!value) continue;
      const auto& field = fieldOf(setter.field);
      add(piece.record, field, storedOf(piece.record, setter.field), *value);
      auto row = evidenceType().row(after);
      row[*evidenceType().description.indexOf(setter.field) + 1] =
          value->empty() ? Value() : Value(*value);
      const auto problems = problemsOf(evidenceType().description, row);
      if (!problems.empty() && problem.isEmpty()) problem = rendered(problems.front());
      after = evidenceType().record(row);
    }
    add(piece.record, fieldOf("tags"), piece.record.tags, tagsAfter(piece.record, wanted));
  }
  count_->setProperty("look", problem.isEmpty() ? "muted" : "bad");
  count_->setText(problem.isEmpty() ? text("evidencepage.bulk.count", changed.size()) : problem);
  apply_->setEnabled(!changed.empty() && problem.isEmpty());
}

}  // namespace kijun::ui::evidence
