// How the dialog that hands out questionnaires is put together.
#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <algorithm>

#include "ui/pages/collect/department_table.h"
#include "ui/pages/collect/hand_out_dialog.h"
#include "ui/pages/collect/mail_pane.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::collect {
namespace {

Segment segment(const char* id, const QString& words) {
  return {QString::fromLatin1(id), words, words, {}, {}};
}

}  // namespace

QWidget* HandOutDialog::buildChoice(const std::vector<Id>& chosen) {
  auto* around = new QWidget(body_);
  auto* row = new QHBoxLayout(around);
  row->setContentsMargins(px(20), px(16), px(20), px(12));
  row->setSpacing(px(20));
  departments_ = new QTreeWidget(around);
  departments_->setObjectName(QStringLiteral("handOutDepartments"));
  departments_->setAccessibleName(text("record.answer.department"));
  departments_->setRootIsDecorated(false);
  departments_->setUniformRowHeights(true);
  departments_->setHeaderLabels({text("record.answer.department"), text("collect.column.owed"),
                                 text("collect.column.next_due")});
  departments_->header()->setStretchLastSection(false);
  departments_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  departments_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (const auto& standing : values_->standings) {
    if (standing.department.empty()) continue;
    auto* line = new QTreeWidgetItem(
        departments_, {departmentWords(*values_, standing.department),
                       text("collect.hand_out.owed", standing.owed(), standing.items),
                       nextDueWords(*values_, standing)});
    line->setData(0, Qt::UserRole, toQt(standing.department));
    const bool ticked = std::ranges::find(chosen, standing.department) != chosen.end();
    line->setCheckState(0, ticked ? Qt::Checked : Qt::Unchecked);
  }
  departments_->setCurrentItem(departments_->topLevelItem(0));
  row->addWidget(departments_, 1);
  row->addWidget(buildForm(around), 1);
  connect(departments_, &QTreeWidget::itemChanged, this, [this] { refresh(); });
  return around;
}

QWidget* HandOutDialog::buildForm(QWidget* parent) {
  auto* side = new QWidget(parent);
  auto* form = new QFormLayout(side);
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(px(12));
  form->setVerticalSpacing(px(12));
  const auto control = [&](const char* name, std::vector<Segment> segments,
                           std::string_view nameId) {
    auto* made = new SegmentedControl(side, Clearing::Refused);
    made->setObjectName(QLatin1String(name));
    made->setChosen(segments.front().id);
    const auto first = segments.front().id;
    made->setSegments(std::move(segments));
    made->setChosen(first);
    made->setAccessibleName(rendered(Message{std::string(nameId), {}}));
    connect(made, &SegmentedControl::chosenByUser, this, [this] { refresh(); });
    return made;
  };
  format_ = control(
      "handOutFormat",
      {segment("xlsx", QStringLiteral("Excel (XLSX)")), segment("html", QStringLiteral("HTML")),
       segment("pdf", QStringLiteral("PDF")), segment("kijun", QStringLiteral("Kijun"))},
      KIJUN_TEXT("collect.hand_out.format"));
  about_ = new QLabel(side);
  about_->setObjectName(QStringLiteral("handOutAbout"));
  about_->setWordWrap(true);
  about_->setProperty("look", "muted");
  about_->setMinimumHeight(px(72));
  about_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  fill_ = control("handOutFill",
                  {segment("filled", text("collect.hand_out.fill.filled")),
                   segment("blank", text("collect.hand_out.fill.blank"))},
                  KIJUN_TEXT("collect.hand_out.fill"));
  language_ = control("handOutLanguage",
                      {segment("ja", text("reportpage.language.ja")),
                       segment("en", text("reportpage.language.en"))},
                      KIJUN_TEXT("collect.hand_out.language"));
  language_->setChosen(toQt(languageCode(language())));
  auto* folder = new QWidget(side);
  auto* line = new QHBoxLayout(folder);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(px(8));
  folderLabel_ = new ElidedLabel({}, folder);
  auto* choose = new QPushButton(text("collect.hand_out.folder.choose"), folder);
  choose->setObjectName(QStringLiteral("handOutFolder"));
  choose->setAutoDefault(false);
  line->addWidget(folderLabel_, 1);
  line->addWidget(choose);
  connect(choose, &QPushButton::clicked, this, [this] { chooseFolder(); });
  calendar_ = new QCheckBox(text("collect.hand_out.calendar"), side);
  calendar_->setObjectName(QStringLiteral("handOutCalendar"));
  calendar_->setToolTip(text("collect.hand_out.calendar.tip"));
  form->addRow(text("collect.hand_out.format"), format_);
  form->addRow(QString(), about_);
  form->addRow(text("collect.hand_out.fill"), fill_);
  form->addRow(text("collect.hand_out.language"), language_);
  form->addRow(text("collect.hand_out.folder"), folder);
  form->addRow(QString(), calendar_);
  return side;
}

QWidget* HandOutDialog::buildWritten() {
  auto* around = new QWidget(body_);
  auto* row = new QHBoxLayout(around);
  row->setContentsMargins(px(20), px(16), px(20), px(12));
  row->setSpacing(px(16));
  written_ = new QTreeWidget(around);
  written_->setObjectName(QStringLiteral("handOutWritten"));
  written_->setAccessibleName(text("collect.hand_out.written.name"));
  written_->setRootIsDecorated(false);
  written_->setUniformRowHeights(true);
  written_->setHeaderLabels({text("record.answer.department"), text("collect.hand_out.file")});
  written_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  mail_ = new MailPane(around);
  row->addWidget(written_, 1);
  row->addWidget(mail_, 1);
  connect(written_, &QTreeWidget::currentItemChanged, this, [this] { showMail(); });
  return around;
}

QWidget* HandOutDialog::buildFoot() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(px(20), 0, px(20), 0);
  row->setSpacing(px(10));
  progress_ = new ProgressLine(foot);
  progress_->hide();
  const auto button = [&](const char* name, const QString& words) {
    auto* made = new QPushButton(words, foot);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
  };
  close_ = button("handOutClose", text("ui.close"));
  open_ = button("handOutOpen", text("reportpage.open_folder"));
  open_->hide();
  write_ = button("handOutWrite", {});
  write_->setDefault(true);
  row->addWidget(progress_, 1);
  row->addStretch(0);
  row->addWidget(close_);
  row->addWidget(open_);
  row->addWidget(write_);
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  connect(open_, &QPushButton::clicked, this, [this] { openFolder(); });
  connect(write_, &QPushButton::clicked, this, [this] { write(); });
  return foot;
}

}  // namespace kijun::ui::collect
