#include "ui/governance/calendar_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <filesystem>

#include "base/atomic_file.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/list_table.h"

namespace kijun::ui {

CalendarDialog::CalendarDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      department_(new QComboBox(this)),
      form_(new QComboBox(this)),
      dates_(new QTableWidget(0, 3, this)),
      problem_(new QLabel(this)),
      save_(new QPushButton(text("calendar.save"), this)) {
  setWindowTitle(text("calendar.title"));
  build();
  connect(department_, &QComboBox::activated, this, &CalendarDialog::showDates);
  connect(form_, &QComboBox::activated, this, &CalendarDialog::showDates);
  connect(save_, &QPushButton::clicked, this, &CalendarDialog::save);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &CalendarDialog::readRows);
  resize(px(760), px(540));
  readRows();
}

void CalendarDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  auto* about = new QLabel(text("calendar.about"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  auto* line = new QHBoxLayout;
  line->setSpacing(px(8));
  department_->setObjectName(QStringLiteral("calendarDepartment"));
  department_->setAccessibleName(text("calendar.whose"));
  department_->addItem(text("calendar.whose.all"), QString());
  for (const auto& department : workspace_.snapshot().departments) {
    department_->addItem(toQt(department.name), toQt(department.id));
  }
  form_->setObjectName(QStringLiteral("calendarForm"));
  form_->setAccessibleName(text("calendar.form"));
  form_->addItem(text("calendar.form.events"));
  form_->addItem(text("calendar.form.tasks"));
  line->addWidget(department_, 1);
  line->addWidget(form_, 1);
  column->addLayout(line);
  dates_->setObjectName(QStringLiteral("calendarDates"));
  dates_->setAccessibleName(text("calendar.title"));
  dates_->setHorizontalHeaderLabels({text("calendar.column.day"), text("calendar.column.what"),
                                     text("calendar.column.register")});
  asList(*dates_);
  dates_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  auto* head = dates_->horizontalHeader();
  head->setHighlightSections(false);
  head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  head->setSectionResizeMode(QHeaderView::ResizeToContents);
  head->setSectionResizeMode(1, QHeaderView::Stretch);
  column->addWidget(dates_, 1);
  problem_->setObjectName(QStringLiteral("calendarProblem"));
  problem_->setWordWrap(true);
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(this);
  save_->setObjectName(QStringLiteral("calendarSave"));
  save_->setProperty("look", "primary");
  save_->setAutoDefault(false);
  buttons->addButton(save_, QDialogButtonBox::ActionRole);
  auto* close = buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void CalendarDialog::readRows() {
  inBackground(
      this, [session = workspace_.sessionPtr()] { return session->registers(dueDateSources()); },
      [this](RegisterRows rows) {
        rows_ = std::move(rows);
        showDates();
      },
      [this](const std::exception_ptr& failure) {
        problem_->setText(failureInWords(failure, "Reading the due dates"));
      });
}

void CalendarDialog::showDates() {
  const auto& snapshot = workspace_.snapshot();
  calendar_ =
      dueCalendar(snapshot, rows_, language(), fromQt(department_->currentData().toString()),
                  form_->currentIndex() == 0 ? CalendarForm::Events : CalendarForm::Tasks);
  dates_->setRowCount(static_cast<int>(calendar_.entries.size()));
  for (int row = 0; row < dates_->rowCount(); ++row) {
    const auto& entry = calendar_.entries[static_cast<std::size_t>(row)];
    auto* day = new QTableWidgetItem(toQt(entry.day.iso()));
    // Past on the day the assessment stands for.
    if (entry.day < snapshot.asOf) {
      day->setForeground(color(Ink::Bad));
      day->setToolTip(text("calendar.overdue"));
      day->setText(text("calendar.overdue_day", day->text()));
    }
    auto* what = new QTableWidgetItem(toQt(entry.summary));
    what->setToolTip(
        toQt(entry.summary + (entry.description.empty() ? "" : "\n") + entry.description));
    dates_->setItem(row, 0, day);
    dates_->setItem(row, 1, what);
    dates_->setItem(row, 2, new QTableWidgetItem(toQt(entry.category)));
  }
  problem_->setText(calendar_.entries.empty() ? text("calendar.none")
                                              : text("calendar.count", dates_->rowCount()));
  save_->setEnabled(!calendar_.entries.empty());
}

void CalendarDialog::save() {
  const auto path = ask::saveFile(this, {text("calendar.title"), text("calendar.file_name"),
                                         text("calendar.filter"), QStringLiteral("ics")});
  if (!path) return;
  try {
    writeFileAtomically(std::filesystem::path(path->toStdU16String()), toICalendar(calendar_));
    problem_->setText(text("calendar.done", dates_->rowCount(), *path));
  } catch (...) {
    problem_->setText(failureInWords(std::current_exception(), "Writing the calendar"));
  }
}

}  // namespace kijun::ui
