#include "ui/evidence/picker.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "ui/evidence/words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

std::string searchedWords(const EvidencePiece& piece) {
  const auto& record = piece.record;
  std::string words = record.title + ' ' + fromQt(kindWords(record)) + ' ' + record.source + ' ' +
                      record.tags + ' ' + record.tlp + ' ' + record.note;
  for (const auto& revision : piece.revisions) words += ' ' + revision.fileName;
  return folded(words);
}

EvidencePicker::EvidencePicker(std::vector<EvidencePiece> pieces, const std::vector<Id>& without,
                               Date asOf, QWidget* parent)
    : QDialog(parent),
      pieces_(std::move(pieces)),
      words_(new QLineEdit(this)),
      list_(new QListWidget(this)) {
  setWindowTitle(text("evidencepage.picker.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(16), px(16), px(12));
  column->setSpacing(px(10));
  words_->setPlaceholderText(text("evidencepage.words"));
  words_->setAccessibleName(text("evidencepage.words"));
  words_->setClearButtonEnabled(true);
  list_->setAccessibleName(windowTitle());
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  column->addWidget(words_);
  column->addWidget(list_, 1);
  std::erase_if(pieces_, [&](const EvidencePiece& piece) {
    return std::ranges::find(without, piece.record.id) != without.end();
  });
  for (const auto& piece : pieces_) {
    auto* row =
        new QListWidgetItem(text("evidencepage.picker.row", piece.record.title,
                                 kindWords(piece.record), validityWords(piece.record, asOf)),
                            list_);
    row->setData(Qt::UserRole, toQt(piece.record.id));
  }
  auto* buttons = new QDialogButtonBox(this);
  link_ = buttons->addButton(text("evidencepage.picker.link"), QDialogButtonBox::AcceptRole);
  link_->setDefault(true);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(words_, &QLineEdit::textChanged, this, &EvidencePicker::filter);
  connect(list_, &QListWidget::itemSelectionChanged, this, &EvidencePicker::refresh);
  connect(list_, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
  resize(px(640), px(460));
  refresh();
}

std::vector<Id> EvidencePicker::chosen() const {
  std::vector<Id> ids;
  for (const auto* row : list_->selectedItems()) {
    ids.push_back(fromQt(row->data(Qt::UserRole).toString()));
  }
  return ids;
}

// What is filtered out is not chosen either.
void EvidencePicker::filter() {
  const auto plain = folded(fromQt(words_->text().trimmed()));
  for (int i = 0; i < list_->count(); ++i) {
    const auto words = searchedWords(pieces_[static_cast<std::size_t>(i)]);
    const bool fits = std::ranges::all_of(split(plain, ' '), [&](std::string_view word) {
      return words.find(word) != std::string::npos;
    });
    list_->item(i)->setHidden(!fits);
    if (!fits) list_->item(i)->setSelected(false);
  }
  if (list_->selectedItems().isEmpty() && !plain.empty()) {
    for (int i = 0; i < list_->count(); ++i) {
      if (list_->item(i)->isHidden()) continue;
      list_->setCurrentRow(i);
      break;
    }
  }
  refresh();
}

void EvidencePicker::refresh() {
  link_->setEnabled(!list_->selectedItems().isEmpty());
}

}  // namespace kijun::ui
