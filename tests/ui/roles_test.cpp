// Roles in the window: what who acts may not do is disabled and says why, and whose hat is on
// shows.
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QThreadPool>

#include "ui/assess_support.h"
#include "ui/pages/assess/comment_section.h"
#include "ui/pages/assess/rating_section.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/segmented_control.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

using testing::until;

class RolesTest : public testing::AssessTest {
 protected:
  const Person& personWith(Role role) {
    const auto& people = workspace().snapshot().people;
    return *std::ranges::find(people, std::string(idOf(role)), &Person::role);
  }
  void be(const Person& person) {
    workspace().actAs(toQt(person.id));
    settle();
  }
  // The first item that is the actor's own, or the first that is not and has an owner.
  QString itemThatIs(bool own) {
    for (const auto& item : workspace().catalog().items()) {
      const auto owner = ownerOf(workspace().cycle(), workspace().key(item.id));
      if (!owner.empty() && isOwn(workspace().actor(), owner) == own) return toQt(item.id);
    }
    ADD_FAILURE() << "no such item in the sample";
    return {};
  }
  QToolButton* levelButton(int level) {
    auto* rating = editor().findChild<assess::RatingSection*>();
    return rating->findChildren<SegmentedControl*>().front()->button(QString::number(level));
  }
  // Presses a level other than the stored one; whether it reached the file.
  bool answers(const QString& item) {
    at(item);
    const auto before = stored(item);
    const int other = before && before->level == 2 ? 3 : 2;
    pressLevel(other);
    const auto after = stored(item);
    return after && after->level == other;
  }
};

TEST_F(RolesTest, ARespondentChangesOwnItemsAndIsToldWhoseTheOthersAre) {
  openSample();
  be(personWith(Role::Respondent));
  EXPECT_TRUE(answers(itemThatIs(true)));
  EXPECT_TRUE(levelButton(1)->toolTip().contains(u'1')) << "its meaning, no refusal";
  const auto foreign = itemThatIs(false);
  EXPECT_FALSE(answers(foreign));
  EXPECT_TRUE(reads(QStringLiteral("項目 %1 の担当は").arg(foreign)));
  EXPECT_EQ(window().width(), 1366) << "a long reason does not widen the window";
  EXPECT_TRUE(levelButton(1)->toolTip().contains(QStringLiteral("の担当は")))
      << levelButton(1)->toolTip().toStdString();
  // By the mouse neither.
  const auto before = stored(foreign);
  QTest::mouseClick(levelButton(5), Qt::LeftButton);
  settle();
  EXPECT_EQ(stored(foreign)->level, before->level);
  shoot("roles-foreign");
}

TEST_F(RolesTest, AuditorsAndExecutivesReadAndAuditorsComment) {
  openSample();
  const auto item = toQt(workspace().catalog().items()[0].id);
  const auto commentField = [this] {
    auto* section = editor().findChild<assess::CommentSection*>();
    const auto fields = section->findChildren<QLineEdit*>();
    return !fields.isEmpty() && !fields.front()->isHidden();
  };
  for (const auto role : {Role::Auditor, Role::Executive}) {
    be(personWith(role));
    EXPECT_FALSE(answers(item)) << idOf(role);
    EXPECT_TRUE(levelButton(1)->toolTip().contains(text(roleTextId(role))))
        << levelButton(1)->toolTip().toStdString();
    EXPECT_FALSE(window().actions().action("cycle.new")->isEnabled()) << idOf(role);
    EXPECT_EQ(commentField(), role == Role::Auditor) << idOf(role);
  }
  be(personWith(Role::Assessor));
  EXPECT_TRUE(answers(item));
  EXPECT_TRUE(window().actions().action("cycle.new")->isEnabled());
}

TEST_F(RolesTest, AnExecutiveBeginsOnTheDashboard) {
  const auto file = sampleFile();
  open(file);
  window().goTo(QStringLiteral("history"));
  const auto executive = toQt(personWith(Role::Executive).name);
  closeWindow();
  {
    MainWindow again(*settings_, testing::look());
    again.openFile(file);
    ASSERT_TRUE(until([&] { return again.workspace() != nullptr; }));
    EXPECT_EQ(again.currentPage(), QStringLiteral("history")) << "others go on where they were";
    again.close();
  }
  QThreadPool::globalInstance()->waitForDone();
  MainWindow looking(*settings_, testing::look(), executive);
  looking.openFile(file);
  ASSERT_TRUE(until([&] { return looking.workspace() != nullptr; }));
  EXPECT_EQ(looking.workspace()->actor().role, Role::Executive);
  EXPECT_EQ(looking.currentPage(), QStringLiteral("dashboard"));
  looking.close();
}

TEST_F(RolesTest, TheTopBarSaysWhoseHatIsOn) {
  openSample();
  auto* actor = child<Chip>("actorChooser");
  EXPECT_TRUE(actor->words().contains(QStringLiteral("台帳にない人")))
      << actor->words().toStdString();
  be(personWith(Role::Auditor));
  EXPECT_TRUE(actor->words().contains(text("record.role.auditor")));
  EXPECT_TRUE(actor->toolTip().contains(text("record.role.auditor.help")));
}

}  // namespace
}  // namespace kijun::ui
