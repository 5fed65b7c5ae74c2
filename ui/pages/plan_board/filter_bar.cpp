#include "ui/pages/plan_board/filter_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::plan_board {
namespace {

QComboBox* makeChoice(QWidget* parent, const char* name, std::string_view nameId) {
  auto* choice = new QComboBox(parent);
  choice->setObjectName(QLatin1String(name));
  choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  retextProperty(choice, "accessibleName", nameId);
  return choice;
}

void put(QComboBox& choice, std::string_view id) {
  choice.setCurrentIndex(std::max(0, choice.findData(toQt(id))));
}

}  // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent),
      words_(new QLineEdit(this)),
      mark_(makeChoice(this, "planMark", KIJUN_TEXT("planboard.column.marks"))),
      department_(makeChoice(this, "planDepartment", KIJUN_TEXT("record.plan.department"))),
      only_(new QToolButton(this)),
      clear_(new QToolButton(this)),
      count_(new QLabel(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  words_->setObjectName(QStringLiteral("planWords"));
  words_->setClearButtonEnabled(true);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("planboard.words"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("planboard.words"));
  words_->installEventFilter(this);
  only_->setObjectName(QStringLiteral("planOnly"));
  only_->setProperty("look", "chip");
  only_->setCheckable(true);
  retextProperty(only_, "toolTip", KIJUN_TEXT("planboard.only.remove"));
  clear_->setObjectName(QStringLiteral("planClear"));
  clear_->setProperty("look", "foot");
  retext(clear_, "planboard.clear");
  count_->setObjectName(QStringLiteral("planCount"));
  count_->setProperty("look", "muted");
  row->addWidget(words_, 1);
  for (QWidget* part : std::initializer_list<QWidget*>{mark_, department_, only_, clear_, count_}) {
    row->addWidget(part);
  }
  onLookChange(this, [this, row] {
    row->setSpacing(px(8));
    words_->setMinimumWidth(px(120));
    words_->setMaximumWidth(px(280));
  });
  connect(words_, &QLineEdit::textChanged, this, &FilterBar::choose);
  connect(words_, &QLineEdit::returnPressed, this, &FilterBar::done);
  for (auto* each : {mark_, department_}) {
    connect(each, &QComboBox::currentIndexChanged, this, &FilterBar::choose);
  }
  connect(only_, &QToolButton::clicked, this, [this] {
    filter_.only.clear();
    show();
    Q_EMIT changed();
  });
  connect(clear_, &QToolButton::clicked, this, [this] {
    setFilter({});
    Q_EMIT changed();
  });
  onLanguageChange(this, [this] { retell(); });
}

void FilterBar::focusWords() {
  words_->setFocus();
  words_->selectAll();
}

void FilterBar::setValues(PlanValuesPtr values) {
  values_ = std::move(values);
  retell();
}

void FilterBar::setFilter(const PlanFilter& filter) {
  filter_ = filter;
  show();
}

void FilterBar::setStanding(int shown, int total) {
  count_->setText(text("planboard.count", shown, total));
}

void FilterBar::retell() {
  showing_ = true;
  mark_->clear();
  department_->clear();
  mark_->addItem(text("planboard.any.mark"), QString());
  mark_->addItem(text("planboard.mark.open"), QStringLiteral("open"));
  for (const auto mark : kMarks) mark_->addItem(text(textIdOf(mark)), toQt(idOf(mark)));
  department_->addItem(text("planboard.any.department"), QString());
  if (values_) {
    for (const auto& [id, name] : values_->departments) department_->addItem(toQt(name), toQt(id));
  }
  showing_ = false;
  show();
}

void FilterBar::show() {
  showing_ = true;
  words_->setText(toQt(filter_.words));
  put(*mark_, filter_.mark);
  put(*department_, filter_.department);
  only_->setVisible(!filter_.only.empty());
  only_->setText(text("planboard.only", filter_.only.size()) + QStringLiteral("  ×"));
  only_->setChecked(true);
  clear_->setVisible(!filter_.empty());
  showing_ = false;
}

void FilterBar::choose() {
  if (showing_) return;
  filter_.words = fromQt(words_->text());
  filter_.mark = fromQt(mark_->currentData().toString());
  filter_.department = fromQt(department_->currentData().toString());
  show();
  Q_EMIT changed();
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == words_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape && !words_->text().isEmpty()) {
      words_->clear();
      return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down) {
      Q_EMIT done();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace kijun::ui::plan_board
