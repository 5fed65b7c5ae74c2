#include "ui/pages/dashboard/gap_card.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/dashboard/chart_card.h"
#include "ui/pages/dashboard/gap_delegate.h"
#include "ui/pages/dashboard/number_button.h"
#include "ui/pages/dashboard/why.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::dashboard {
namespace {

constexpr double kLowestRow = 21, kHighestRow = 46, kHead = 24;

}  // namespace

GapView::GapView(QWidget* parent) : QTableView(parent) {
  setItemDelegate(new GapDelegate(*this));
  setShowGrid(false);
  setMouseTracking(true);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setTabKeyNavigation(false);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  horizontalHeader()->setSectionsClickable(false);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  onLookChange(this, [this] { fit(); });
}

void GapView::setMagnification(double factor) {
  magnification_ = factor;
  fit();
}

void GapView::fit() {
  const auto length = [this](double pixels) {
    return static_cast<int>(px(pixels) * magnification_);
  };
  auto* head = horizontalHeader();
  const QFontMetrics small(magnified(Face::Small, magnification_));
  head->setFont(magnified(Face::Small, magnification_));
  head->setFixedHeight(length(kHead));
  const int room = viewport()->height() / static_cast<int>(GapModel::kShown);
  verticalHeader()->setMinimumSectionSize(1);
  verticalHeader()->setDefaultSectionSize(
      std::clamp(room, length(kLowestRow), length(kHighestRow)));
  if (!model() || head->count() != GapModel::kColumns) return;
  const auto title = [this](int column) {
    return model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
  };
  const QFontMetrics body(magnified(Face::Body, magnification_));
  int ids = small.horizontalAdvance(title(GapModel::ItemId));
  for (int row = 0; row < model()->rowCount(); ++row) {
    ids = std::max(ids, small.horizontalAdvance(model()->index(row, 0).data().toString()));
  }
  head->resizeSection(GapModel::ItemId, ids + length(18));
  head->resizeSection(
      GapModel::Levels,
      std::max(length(76), small.horizontalAdvance(title(GapModel::Levels)) + length(24)));
  head->resizeSection(GapModel::Priority,
                      std::max(body.horizontalAdvance(QStringLiteral("00.0")),
                               small.horizontalAdvance(title(GapModel::Priority))) +
                          length(18));
  head->resizeSection(GapModel::Title, viewport()->width() - head->sectionSize(GapModel::ItemId) -
                                           head->sectionSize(GapModel::Levels) -
                                           head->sectionSize(GapModel::Priority));
}

void GapView::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  fit();
}

void GapView::paintEvent(QPaintEvent* event) {
  QTableView::paintEvent(event);
  if (!model() || model()->rowCount() > 0) return;
  QPainter painter(viewport());
  painter.setPen(color(Ink::Muted));
  painter.setFont(magnified(Face::Body, magnification_));
  painter.drawText(viewport()->rect().adjusted(px(12), 0, -px(12), 0),
                   Qt::AlignCenter | Qt::TextWordWrap, text("dashboard.gaps.none"));
}

QString GapView::item(const QModelIndex& index) const {
  return index.isValid() ? index.siblingAtColumn(GapModel::ItemId).data().toString() : QString();
}

void GapView::keyPressEvent(QKeyEvent* event) {
  const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (!enters || !currentIndex().isValid()) {
    QTableView::keyPressEvent(event);
    return;
  }
  const bool asks = event->modifiers().testFlag(Qt::ControlModifier);
  asks ? Q_EMIT priorityAsked(item(currentIndex())) : Q_EMIT itemChosen(item(currentIndex()));
}

void GapView::mouseMoveEvent(QMouseEvent* event) {
  QTableView::mouseMoveEvent(event);
  const QModelIndex under = indexAt(event->pos());
  hovered_ = under.isValid() ? under.row() : -1;
  under.isValid() ? viewport()->setCursor(Qt::PointingHandCursor) : viewport()->unsetCursor();
  viewport()->update();
}

void GapView::mouseReleaseEvent(QMouseEvent* event) {
  QTableView::mouseReleaseEvent(event);
  const QModelIndex under = indexAt(event->pos());
  if (event->button() != Qt::LeftButton || !under.isValid()) return;
  under.column() == GapModel::Priority ? Q_EMIT priorityAsked(item(under))
                                       : Q_EMIT itemChosen(item(under));
}

void GapView::leaveEvent(QEvent* event) {
  QTableView::leaveEvent(event);
  hovered_ = -1;
  viewport()->update();
}

void GapView::focusInEvent(QFocusEvent* event) {
  QTableView::focusInEvent(event);
  if (!currentIndex().isValid() && model() && model()->rowCount() > 0) {
    setCurrentIndex(model()->index(0, GapModel::Title));
  }
}

GapCard::GapCard(QWidget* parent)
    : QFrame(parent),
      title_(new QLabel(this)),
      all_(new QPushButton(this)),
      column_(new QVBoxLayout(this)),
      model_(new GapModel(this)),
      view_(new GapView(this)) {
  setProperty("look", "card");
  retext(title_, "dashboard.gaps.title");
  retext(all_, "dashboard.gaps.all");
  retextProperty(all_, "toolTip", KIJUN_TEXT("dashboard.gaps.all.tip"));
  all_->setObjectName(QStringLiteral("gapsAll"));
  all_->setProperty("look", "link");
  all_->hide();
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(all_);
  column_->addLayout(head);
  column_->addWidget(view_, 1);
  view_->setModel(model_);
  retextProperty(view_, "accessibleName", KIJUN_TEXT("dashboard.gaps.title"));
  retextProperty(view_, "accessibleDescription", KIJUN_TEXT("dashboard.gaps.help"));
  connect(all_, &QPushButton::clicked, this, &GapCard::allWanted);
  connect(view_, &GapView::itemChosen, this, &GapCard::itemChosen);
  connect(view_, &GapView::priorityAsked, this, [this](const QString& item) {
    Q_EMIT asked(toQt(linkOf({Asked::Priority, {}, {}, fromQt(item)})));
  });
  onLanguageChange(this, [this] { model_->retell(); });
  onLookChange(this, [this] { restyle(); });
}

void GapCard::setValues(ChartValuesPtr values) {
  model_->setValues(std::move(values));
  view_->setMagnification(magnification_);
}

void GapCard::offerAll() {
  all_->show();
}

void GapCard::setMagnification(double factor) {
  magnification_ = factor;
  restyle();
}

void GapCard::restyle() {
  const auto length = [this](double pixels) {
    return static_cast<int>(px(pixels) * magnification_);
  };
  title_->setFont(magnified(Face::Strong, magnification_));
  title_->setContentsMargins(length(8), 0, 0, 0);
  title_->setMinimumHeight(length(kHeadHeight));
  column_->setContentsMargins(length(6), length(10), length(6), length(8));
  column_->setSpacing(length(2));
  view_->setMagnification(magnification_);
}

}  // namespace kijun::ui::dashboard
