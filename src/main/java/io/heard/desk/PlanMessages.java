package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the page of a team's next ten days.
@MessageBundle(value = "plan", locale = "en")
public interface PlanMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String made(String when);

    @Message
    String none();

    @Message
    String looked();

    @Message
    String planned();

    @Message
    String missed();

    @Message
    String withOwner();

    @Message
    String load();

    @Message
    String loadHint();

    @Message
    String team();

    @Message
    String cell(String planned, String capacity);

    @Message
    String dayOff();

    @Message
    String shortages();

    @Message
    String noShortages();

    @Message
    String shortagesHint();

    @Message
    String missing(String hours, String day);

    @Message
    String noWindow();

    @Message
    String nobodySkilled(String skill);

    @Message
    String nobodySpeaks(String language);

    @Message
    String nobodyThen();

    @Message
    String noRoom();

    @Message
    String noRoomFor(String skill);

    @Message
    String customersIn(String zone);

    @Message
    String customersWith(String language, String zone);

    @Message
    String affects(int count);

    @Message
    String more(int count);

    @Message
    String due(String when);

    @Message
    String decide();

    @Message
    String decideHint();

    @Message
    String kind();

    @Message
    String mail();

    @Message
    String later();

    @Message
    String everyNth();

    @Message
    String leaveAlone();

    @Message
    String amount();

    @Message
    String amountHint();

    @Message
    String until();

    @Message
    String reason();

    @Message
    String save();

    @Message
    String saved();

    @Message
    String ended();

    @Message
    String errorKind();

    @Message
    String errorAmount(int least, int most);

    @Message
    String errorUntil();

    @Message
    String errorReason();

    @Message
    String errors();

    @Message
    String gone();

    @Message
    String heardTitle(int days);

    @Message
    String heardPast(int buyers, int heard, int offered);

    @Message
    String heardComing(int buyers, int heard, int planned);

    @Message
    String heardAll();

    @Message
    String heardLook();

    @Message
    String heardMissing(int late, int left, String effort);

    @Message
    String heardUntil(String when);

    @Message
    String decided();

    @Message
    String nothingDecided();

    @Message
    String didMail();

    @Message
    String didLater(int days);

    @Message
    String didNth(int n);

    @Message
    String didLeave();

    @Message
    String lasts(String until, String by);

    @Message
    String changed(int count);

    @Message
    String end();

    @Message
    String over();
}
