# 人が読むことば。短く、あたたかく、正確に。

language-name = 日本語

progress-understanding = ご希望を読んでいます…
progress-refining-prompt = ことばを選んでいます…
progress-trimming = 説明を短くしています…
progress-queued = { $place ->
    [0] 受け付けました · { $ref }
    [1] 次の順番です。およそ { $seconds } 秒 · { $ref }
   *[other] { $place } 番目です。およそ { $seconds } 秒 · { $ref }
}
progress-follows = { $subject ->
    [none] 前の画像ができたら、続けて描きます…
   *[other] まず { $subject } を描き、続けてこれを描きます…
}
progress-initializing = イーゼルを立てています…
progress-thinking = じっくり考えています…
progress-generating = { $subject ->
    [none] 描いています…
   *[other] 描いています：{ $subject }…
}
progress-retrying = 接続が切れました。もう一度試します…
progress-busy = { $minutes ->
    [0] 絵かきが混み合っています。すぐにもう一度試します…
   *[other] 絵かきが混み合っています。約 { $minutes } 分後にもう一度試します…
}
progress-slow = いつもより時間がかかっています…
progress-processing = 画像を確かめています…
progress-uploading = 画像をしまっています…
progress-finalizing = ギャラリーに加えています…

done-done = { $seconds } 秒で完成 · { $model } · { $credits } クレジット
done-part = { $wanted } 枚のうち { $count } 枚できました · { $model } · { $held } 確保、{ $credits } 使用、{ $returned } 返却
done-noticed = { $notice ->
    [ratio] ご希望は { $asked_ratio }、{ $painted_ratio } で描きました
    [retired] { $asked_model } は終了したため、{ $model } が描きました
    [lacks] { $asked_model } にはできないため、{ $model } が描きました
    [fallback] { $asked_model } が混んでいたため、{ $model } が描きました
    [resolution] このモデルの最大の { $painted_resolution } で描きました
   *[other] { $notice }
} · { $seconds } 秒 · { $credits } クレジット
done-late = 遅れて届いたので、これは無料です · { $model }
done-cleared = 確認が済みました。この1枚は無料です · { $model }
done-again = 同じものがここにあったので、無料です · { $model }
done-shared = 頼んだ本人が共有しました · { $model }
done-shown = { $asked } · { $model } · 番号 { $ref }
done-sticky-style = ここで続くスタイル：{ $style }
cancelled-cancelled = 取り消しました。クレジットは戻り、何も引かれていません。番号 { $ref }
cancelled-let-go = 始まる前に取り消しました。何も引かれていません。

failed-moderated-input = これは描けないそうです。何も引かれていません。別の言い方でお試しください。番号 { $ref }
failed-moderated-output = できたものを見せられないそうです。何も引かれていません。別の言い方でお試しください。番号 { $ref }
failed-picture-reviewed = 表示する前に、この画像を人が確認します。何も引かれていません。問題がなければここに届きます。番号 { $ref }
failed-picture-denied = この画像は表示されません。何も引かれていません。別のアイデアでお試しください。番号 { $ref }
failed-picture-unchecked = 今は画像を確認できないため、この画像は表示しません。何も引かれていません。数分後にもう一度お試しください。番号 { $ref }
failed-invalid-request = ご希望が伝わりませんでした。何も引かれていません。別のことばか大きさでお試しください。番号 { $ref }
failed-unsupported-option = このモデルにはできません。何も引かれていません。別のモデルにするか、その指定を外してください。番号 { $ref }
failed-auth = 描き手に断られました。あなたのせいではなく、何も引かれていません。運営者に伝わっています。番号 { $ref }
failed-insufficient-credit = 描き手の残高がありません。あなたのせいではなく、何も引かれていません。運営者に伝わっています。番号 { $ref }
failed-own-key = このサーバー自身の鍵が描き手に断られたか、その残高がありません。あなたのせいではなく、何も引かれていません。運営者が別の鍵を入れられます。番号 { $ref }
failed-rate-limited = 混み合っています。少しお待ちください。何も引かれていません。1 分後に「再試行」を押してください。番号 { $ref }
failed-overloaded = うまくいきませんでした。描き手が混んでいます。もう一度お試しください。何も引かれていません。番号 { $ref }
failed-unreachable = 描き手につながりません。何も引かれていません。数分後に「再試行」を押してください。番号 { $ref }
failed-timeout-unknown = 描き手から返事がありませんでした。何も引かれていません。「再試行」で描き直します。番号 { $ref }
failed-not-found-or-expired = 元の画像がもうありません。何も引かれていません。別の画像に返信してください。番号 { $ref }
failed-canceled = 取り消しました。クレジットは戻り、何も引かれていません。番号 { $ref }
failed-provider-bug = うまくいきませんでした。完全な画像が届きませんでした。何も引かれていません。もう一度お試しください。番号 { $ref }
failed-internal = うまくいきませんでした。もう一度お試しください。何も引かれていません。続くようなら運営者にお伝えください：番号 { $ref }
failed-storage = 画像を保存できませんでした。何も引かれていません。後でもう一度お試しください。番号 { $ref }
failed-timeout = 時間がかかりすぎたので止めました。何も引かれていません。「再試行」を押すか、お待ちください。届けば無料です。番号 { $ref }
failed-worker-lost = このご希望は最後まで進められませんでした。何も引かれていません。「再試行」を押してください。番号 { $ref }

refused-empty = 何を描きましょう？ たとえば「雪の中のキツネを描いて」。何も引かれていません。
refused-too-short = 短すぎます（{ $length } 文字、最低 { $min } 文字）。もう少し教えてください。何も引かれていません。
refused-too-long = { $length } 文字あります。{ $max } 文字までにしてください。何も引かれていません。
refused-no-credits = { $needed } クレジット必要ですが、残りは { $free } です。何も引かれていません。運営者に頼むか、来月をお待ちください。
refused-no-credits-here = クレジットが足りません（必要なのは { $needed }）。何も引かれていません。残りは /balance があなただけにお伝えします。追加は運営者にお頼みください。
refused-cooldown = 次の画像まで { $seconds } 秒お待ちください。または「準備でき次第」を押してください。何も引かれていません。
refused-per-minute = この 1 分で { $limit } 枚中 { $used } 枚です。何も引かれていません。1 分後にお試しください。
refused-per-hour = この 1 時間の残りは { $limit } 枚中 0 枚です。何も引かれていません。次は { $minutes } 分後です。
refused-per-day = 今日の残りは { $limit } 枚中 0 枚です。何も引かれていません。午前 0 時（{ $zone }）以降にどうぞ。{ $more ->
    [yes] { $upgrade } プランなら 1 日 { $per_day } 枚です。
   *[no] {""}
}
refused-per-month = 今月の残りは { $limit } 枚中 0 枚です。何も引かれていません。1 日にまた始まります。{ $more ->
    [yes] { $upgrade } プランなら 1 日 { $per_day } 枚です。
   *[no] {""}
}
refused-running = いま 1 枚描いています。何も引かれていません。取り消すか、できあがりをお待ちください。
refused-waiting = いま { $used } 枚が進行中で、いっぱいです（{ $limit }）。何も引かれていません。1 枚取り消すか、お待ちください。
refused-budget = 今日の予算 { $limit } ドルを使い切りました。何も引かれていません。明日お試しください。
refused-not-allowed = このボットは招かれた人とサーバーのために描きます。何も引かれていません。運営者に頼んでください。あなたは { $person } です。
refused-moderated = それは描けません。何も引かれていません。別のアイデアをどうぞ。
refused-suspended = いまは描くことが止められています。何も引かれていません。運営者にお尋ねください。
refused-unknown-button = このボタンはわかりません。何も変わっていません。ことばで教えてください。
refused-old-button = これは古い版のボタンです。何も変わっていません。ことばで教えてください。
refused-foreign-button = これは別の人の画像です。「バリエーション」で自分のものを作れます。何も引かれていません。
refused-foreign-request = それは別の人のご希望です。見たいものをご自分の言葉で言ってください。何も引かれていません。
refused-no-picture = どの画像ですか？ 画像に返信するか、まず 1 枚描いてください。何も引かれていません。
refused-unknown-model = モデル「{ $asked }」はありません。あるもの：{ $known }。何も引かれていません。
refused-unsupported = { $model ->
    [none] ここの描き手にはできません。何も引かれていません。画像 1 枚で、1 つずつ試してください。
   *[other] このモデルにはできません。何も引かれていません。別のモデルをお試しください。
}
refused-not-found = 見つかりません。何も変わっていません。/help をお試しください。
refused-stays-known = 最近忘れたばかりか、まだ済んでいないことがあるため、今はできません。何も変わっていません。運営者に相談してください。
refused-too-late = もう終わっているので、取り消すものがありません。何も変わっていません。
refused-not-dead = 失敗して待っている依頼ではありません：完了、進行中、または終了済みです。何も変わっていません。
refused-nothing-paid = それには何も課金されていないので、返すものがありません。何も変わっていません。
refused-too-early = まだ進行中です。先に取り消してください。何も変わっていません。
refused-not-yet = その画像はまだ途中です。何も引かれていません。届いてからもう一度言ってください。
refused-first-gone = 変えるはずだった画像は届きませんでした。何も引かれていません。画像ができたら、もう一度言ってください。
refused-retried = すでにもう一度試しました。結果は下にあります。ほかには何も引かれていません。
refused-unknown-command = { $asked } はわかりません。何も引かれていません。/help でできることを見るか、見たいものをそのまま言ってください。
refused-repeated = それはたった今ご依頼いただきました。追加では何も引かれていません。
refused-other-price = そのことばでは値段が変わるので、最初のままにしました。取り消して、もう一度頼んでください。
goes-on-as-it-was = ご依頼は元のことばのまま続きます。
refused-mask-size = マスクは画像と同じ大きさ（{ $wanted } ピクセル）が必要です。これは { $got } です。何も引かれていません。その大きさで送ってください。
refused-bad-picture = 読める画像ではありません。何も引かれていません。PNG、JPEG、WebP を送ってください。
refused-bad-link = そのリンクから画像を取れませんでした。何も引かれていません。画像そのものか、別のリンクを送ってください。
refused-picture-too-large = 画像が大きすぎます。何も引かれていません。50 MB 未満で送ってください。
refused-picture-pixels = 画像の画素数が多すぎます。何も引かれていません。2500 万画素までの画像を送ってください。
refused-sent-hour = 1 時間に受け取れる画像（{ $limit } 枚）に達しました。何も引かれていません。{ $minutes } 分後にまた送れます。
refused-sent-day = 1 日に受け取れる量（{ $limit } MB）に達しました。何も引かれていません。午前 0 時（{ $zone }）以降にまた送れます。
refused-unknown-name = 「{ $asked }」はわかりません。あるもの：{ $known }。何も変わらず、何も引かれていません。

ask-draw = 描きましょうか？ { $credits } クレジットです。
ask-price = { $credits } クレジットで、いつもより高めです。描きますか？
ask-changed = 「{ $asked }」：{ $credits } クレジットです。描きますか？
ask-redo-edited = ことばが変わりました。描き直しますか？ { $credits } クレジットです。

answer-help = 見たいものを言ってください：「雪の中のキツネを描いて」。それから「夜にして」「水彩で同じもの」と変えていけます。画像に返信すると、その画像を変えます。/balance で残高、/cancel で進行中の画像を止め、/privacy で保管している内容がわかります。
answer-status-none = 進行中のものはありません。何を描きましょう。
answer-status-job = { $place ->
    [0] いま { $percent } % です。番号 { $ref }
    [1] 次の順番です。およそ { $seconds } 秒。番号 { $ref }
   *[other] { $place } 番目です。およそ { $seconds } 秒。番号 { $ref }
}
answer-status-ended = { $state ->
    [completed] できあがっています。{ $charged } クレジットでした。番号 { $ref }
   *[other] うまくいきませんでした。何も引かれていません。番号 { $ref }
}
answer-twin = それはもう進行中です（番号 { $ref }）。追加では何も引かれていません。
answer-cancel-done = { $count } 件止めました。クレジットは戻りました。
answer-cancel-early = { cancelled-let-go }
answer-cancel-nothing = 取り消すものはありません。何も引かれていません。
answer-setting-set = ここではこれから：{ $what ->
    [model] モデル
    [style] スタイル
    [aspect_ratio] 形
    [resolution] 解像度
    [count] 枚数
    [seed] シード
    [negative] ネガティブ
   *[other] { $what }
} { $value }。「設定を忘れて」で外せます。
answer-setting-cleared = 外しました：{ $what ->
    [model] モデル
    [style] スタイル
    [aspect_ratio] 形
    [resolution] 解像度
    [count] 枚数
    [seed] シード
    [negative] ネガティブ
    [all] すべて
   *[other] { $what }
}。
answer-link-code = コードは { $typed } です。10分間、1回だけ有効です。このアカウントとひとつにしたいもう一方のサービスで、/link { $typed } と送ってください。
answer-link-second = { $name }（{ $id }）とひとつになります。クレジット、ギャラリー、上限が共通になります。ご自身のアカウントですか？ それなら10分以内に向こうで /link { $typed } と送ってください。違う場合は何もせず、コードを誰にも見せないでください。
answer-linked = { $name }（{ $id }）とひとつになりました。クレジットとギャラリーは共通です。/unlink で元に戻せます。
answer-unlinked = 元に戻しました。それぞれのアカウントは別々です。
answer-link-none = ほかのアカウントとはつながっていません。/link で始められます。
answer-link-held = どちらかのアカウントに停止や警告がある間は、元に戻せません。
answer-link-bad = そのコードはここでは使えません。コードは10分間、1回、対象のアカウントだけで有効です。/link で新しいコードを出せます。
answer-link-tries = 回数が多すぎます。次は { $minutes } 分後に試せます。
answer-link-taken = どちらかのアカウントはすでにつながっています。先に /unlink してください。
answer-link-same = つなげるのは各サービスにつきひとつのアカウントです。これらは同じサービスのものです。
answer-history = あなたの画像、新しい順：
answer-history-none = まだ画像がありません。見たいものを言ってください。
answer-undone = ここに戻りました：{ $prompt }。次のことばはここから始まります。
answer-undo-nothing = これより前はありません。
answer-describe = ご希望は：{ $prompt }
answer-describe-unknown = その画像はここで頼まれたものではなく、わかるのは自分が描いた画像に何を頼まれたかだけです。どこを変えるか言ってくだされば、変えます。
answer-forget-sure = この会話を忘れますか？ ここでの画像も消え、誰にも戻せません。
answer-forget-sure-yours = ここでのあなたの発言を忘れますか？ この会話でのあなたの画像も消え、誰にも戻せません。ほかの人の発言と画像は残ります。
answer-forgotten = 忘れました。この会話は新しく始まり、ここでの画像は消えました。
answer-forgotten-yours = 忘れました。ここでのあなたの発言と画像は消えました。ほかの人の会話は続きます。
answer-dear = { $credits } クレジットで、いつもより高めです。続けるならこのボタンを押してください。
answer-deleted = 消しました。
answer-file-lost = この画像のファイルは失われました。ボットの運営者は、かかった分を返すことができます。Ref { $ref }
answer-shared = そこに表示しました。
answer-export = あなたについて保存しているすべてと、画像 { $pictures } 枚です。
answer-export-rows = あなたについて保存しているすべてです。画像 { $pictures } 枚は一つのファイルに収まりません。/history で一枚ずつ見られます。運営者に頼めばすべて受け取れます。
answer-export-elsewhere = ここではファイルを渡せません。運営者に頼んでください: pentimento export { $person }
answer-erase-sure = あなたについてのすべてが消えます。発言、画像 { $pictures } 枚とそのファイル、設定、残りのクレジットです。誰にも戻せません。チャットに投稿したものは、あなたが消すまで残ります。
answer-erased = あなたのことを忘れました。ファイル { $files } 個も消えました。かかった費用は名前なしで帳簿に残ります。受領番号 { $receipt }
answer-edit-prompt = どこを変えますか？ この画像にことばで返信してください。
answer-original = { $link ->
    [none] 元の画像、{ $size }
   *[other] 元の画像、{ $size }：{ $link }
}
answer-left-no = わかりました、やめておきます。
answer-asked-anew = 変更を入れて、下でもう一度うかがいました。
answer-language = これからは日本語で話します。/language auto でアプリの言語に戻ります。
answer-language-auto = またアプリの言語に合わせます。
answer-languages = 話せる言語：{ $known }。たとえば /language ja。
answer-refine-on = 描く前に言葉を整えます。会話の内容を取り入れ、少し補います。オフにすると、入力したままの言葉で描きます。
answer-refine-off = 入力したままの言葉で描きます。オンにすると、描く前に言葉を整えます。

button-vary = バリエーション
button-edit = 変える
button-upscale = 拡大
button-retry = 再試行
button-redo = やり直す
button-best = 最高画質
button-original = 元の画像
button-info = 情報
button-delete = 消す
button-share = 共有
button-forget = 忘れる
button-erase = 完全に忘れる
button-privacy = { $arg ->
    [export] すべての写し
   *[delete] 私を忘れる
}
button-cancel = 取り消す
button-refine = { $arg ->
    [off] 入力したまま描く
   *[other] 言葉を整える
}
button-yes = 描く
button-no = いいえ
button-start-when-ready = 準備でき次第
button-drop-style = スタイルを外す
button-page = 前のもの
button-back = « 戻る
button-album = アルバム

command-imagine = 説明したものを描く
command-edit = 画像を変える：変えたいことを書いて返信
command-describe = 画像に何があるか：画像に返信
command-model = 描き手と、ここで描くもの
command-style = スタイルと、ここで続くもの
command-settings = この会話で決まっていること
command-language = どの言語で話すか
command-refine = 描く前に言葉を整えるかどうか
command-balance = クレジットの残り
command-link = ふたつのサービスでクレジットとギャラリーを共通に
command-unlink = つないだアカウントを分ける
command-quota = あと何枚描けるか
command-history = あなたの画像、新しい順
command-show = あなたの画像をもう一度
command-job = 画像はいまどこか
command-cancel = 進行中の画像を止める
command-undo = 前の画像に戻る
command-forget = この会話を忘れる
command-privacy = 何がどれだけ保管されるか
command-help = できること
button-inpaint = 部分を変える
answer-inpaint = このページで変えたい部分を塗って、そこに何を描くか教えてください。このページはあなた専用で、マスク1枚、1時間以内です。
answer-mask-ready = マスクを受け取りました。そこに何を描きますか？「赤い帽子」のように短い言葉で十分です。
refused-mask-empty = まだ何も塗られていません。何も引かれていません。変えたい部分を塗ってください。
set-model = モデル
set-style = スタイル
set-aspect-ratio = 形
set-resolution = 解像度
set-count = 枚数
set-refine = 言い換え
set-language = 言語

done-paid-by = このサーバーの共有クレジットから支払いました
refused-cost = あなたのプラン（{ $tier }）の描き手の費用は月 { $limit } ドルまでで、使い切りました。何も引かれていません。内蔵の描き手は無料で使えます。1 日にまた始まります。
refused-slowed = それは描けません。何も引かれていません。今日は何度かあったので、明日までは 1 時間に 5 枚までです。
refused-reviewed = 描く前に、人が確認します。何も引かれていません。返事はここに届きます。
refused-unchecked = 今はご希望を確認できないため、何も描きません。何も引かれていません。数分後にもう一度お試しください。
refused-not-kept = 今は何も記録できないため、これは受け付けていません。何も引かれていません。数分後にもう一度お送りください。
refused-banned = このボットはお使いになれません。何も引かれていません。運営者にお尋ねください。
refused-blocked-here = ここでは静かにするように言われています。何も引かれていません。別のチャンネルで試すか、ここの管理者にお尋ねください。
refused-maintenance = { $message }（何も引かれていません。後でまたお越しください。）
refused-place-limit = この場所では{ $window ->
    [hour] この 1 時間
    [day] 今日
   *[month] 今月
}の { $limit } 枚を使い切りました。何も引かれていません。個別チャットで頼むか、{ $window ->
    [hour] 1 時間以内
    [day] 明日
   *[month] 来月
}にまたどうぞ。
refused-model-not-here = { $asked } はここでは使えません。何も引かれていません。あるもの：{ $known }。
refused-style-not-here = スタイル { $asked } はここでは使えません。何も引かれていません。あるもの：{ $known }。
refused-not-in-tier = { $asked } はあなたのプラン（{ $tier }）に含まれていません。何も引かれていません。使えるもの：{ $known }。別のプランは運営者に頼んでください。
refused-batch = あなたのプラン（{ $tier }）では一度に { $limit } 枚までです。何も引かれていません。{ $limit } 枚以下で頼んでください。
refused-not-operator = これはボットの運営者だけができます。何も変わらず、何も引かれていません。
refused-not-manager = ここでこれができるのは、サーバーやグループの管理者だけです。何も変わらず、何も引かれていません。
refused-books = 残りがマイナスになるため、帳簿に記録できませんでした。何も変わらず、何も引かれていません。

ask-alike = { $whose ->
    [own] 前にここで作ったものがあります：「{ $asked }」。
   *[other] ここで誰かが作ったものがあります：「{ $asked }」。
}その画像を無料で使いますか？ それとも { $credits } クレジットで新しく作りますか？

answer-balance = 使えるクレジットは { $free }、進行中の画像のための確保分は { $held } です。
row-price = 画像 1 枚はふつう { $credits } クレジット
row-windows = { $hour ->
    [-1] {""}
   *[other] この 1 時間の残りは { $hour_limit } 枚中 { $hour } 枚
}{ $day ->
    [-1] {""}
   *[other] { $first ->
        [day] 今日の残りは { $day_limit } 枚中 { $day } 枚
       *[other] 、今日は { $day_limit } 枚中 { $day } 枚
    }
}{ $month ->
    [-1] {""}
   *[other] { $first ->
        [month] 今月の残りは { $month_limit } 枚中 { $month } 枚
       *[other] 、今月は { $month_limit } 枚中 { $month } 枚
    }
}
row-bucket = { $bucket ->
    [allowance] 毎月の分：{ $credits }
    [purchased] 購入した分：{ $credits }
   *[granted] もらった分：{ $credits }
}{ $until ->
    [none] {""}
   *[other] 、{ $until } まで
}
row-pot = まずこのサーバーの共有クレジットから支払います：残り { $credits }
row-saved = 手頃な描き手で足りたので、今月節約できた分：{ $credits } クレジット
row-renewal = プラン { $tier }、{ $date } に { $credits } クレジット追加
answer-hello = こんにちは！ 見たいものを言ってください。たとえば「雪の中のキツネを描いて」。変えたい画像を送ってもかまいません。くわしくは /help をどうぞ。
answer-picture-kept = 画像を受け取りました。どこを変えるか言ってください。たとえば「夜にして」「水彩で同じもの」。
answer-welcome = どういたしまして！ どこを変えるか、次に何を見たいか、言ってください。
answer-talk = { $pictured ->
    [yes] 私にできるのは絵を描くことだけで、おしゃべりはできません。「夜にして」のように変えたいところか、次に見たいものを言ってください。くわしくは /help をどうぞ。
   *[no] 私にできるのは絵を描くことだけで、おしゃべりはできません。「雪の中のキツネを描いて」のように、見たいものを言ってください。くわしくは /help をどうぞ。
}
answer-delete-sure = この画像を完全に消しますか？ { $prompt }
answer-info = ジョブ { $job } · { $model }
    ご希望：{ $asked }
    描いた内容：{ $refined }
row-info-changed = 変えたところ：{ $changed }
row-info-kept = 残したところ：{ $kept }
row-info-negative = 入れないもの：{ $negative }
row-info-facts = シード { $seed } · { $size } · { $seconds } 秒 · { $made } 作成
row-info-credits = 確保 { $held }、使用 { $charged }、返却 { $released }
row-info-parent = 元の画像 { $parent }
row-info-children = ここから { $children }
answer-why = ご希望：{ $asked }
row-told-taken = 会話から取り入れたこと：{ $kind ->
    [style] スタイル { $taken }
    [picture] 画像「{ $taken }」
    [negative] { $taken } なし
   *[subject] { $taken }
}
row-told-refined = 描き手に伝えたこと：{ $refined }
row-told-instruction = 変更の指示：{ $instruction }
row-told-model = 描いたモデル：{ $model }
answer-session = セッション { $session }、開始 { $created }、最終利用 { $updated }
    別のモデルを指定しなければ { $model } が描きます
    { $settings ->
        [none] ほかの設定はありません
       *[other] この会話の設定：{ $settings }
    }
    /forget ですべて消えます。
answer-settings = この会話で決まっていること（1 回 { $credits } クレジット）：
row-setting = { $what ->
    [model] モデル
    [style] スタイル
    [aspect_ratio] 形
    [resolution] 解像度
    [count] 枚数
    [seed] シード
    [negative] ネガティブ
   *[other] { $what }
}：{ $value }
row-setting-usual = { $what ->
    [model] モデル
    [style] スタイル
    [aspect_ratio] 形
    [resolution] 解像度
    [count] 枚数
    [seed] シード
    [negative] ネガティブ
   *[other] { $what }
}：通常は { $value }
answer-models = 描き手：
row-model = { $model }：{ $seconds } 秒、最大 { $resolution }、{ $credits } クレジット{ $best ->
    [draft] 、手早い下描き
    [balanced] 、バランス型
    [quality] 、最高画質
    [text] 、画像の中の文字
    [edit] 、画像を変える
    [fill] 、部分の描き直し
    [outpaint] 、枠の外を描き足す
    [upscale] 、拡大
    [outlines] 、輪郭を保つ
    [pose] 、ポーズと空間を保つ
    [erase] 、ものを消す
    [local] 、運営者のマシンで動作
    [free] 、ボランティアが描き、プロンプトはその人たちに見えます
   *[other] {""}
}
answer-style-unknown = スタイル「{ $asked }」はわかりません。あるもの：{ $styles }。何も変わっていません。
answer-styles = スタイル：{ $styles }。「水彩で」や「これからは水彩で」と言ってください。
row-picture = { $number }. { $prompt } · { $model } · { $ref }
answer-privacy = ご希望の内容、画像、かかったクレジットを、運営者のマシンに保管しています。プロンプトは、各画像の下に名前のある描き手に渡されます。/privacy export ですべての写しを受け取れます。/privacy delete であなたのことを忘れます。/forget でこの会話を消します。

row-why-asked = ご指定のモデルは { $model } です。
row-why-default = 別のモデルを指定しなければ、ここでは { $model } が描きます。
row-why-kept = 元の画像を描いたのが { $model } です。
row-why-successor = ご指定のモデルは終了しました。後継は { $model } です。
row-why-instead = ご指定のモデルにはできませんが、同じ提供元の { $model } ならできます。
row-why-simple = シンプルな画像なので { $model } で十分で、{ $saved } クレジット節約できました。
row-why-text = 画像に文字が入ります。{ $model } は読みやすく書けます。
row-why-hard = 一度に多くのことを満たす必要があります。ここでは { $model } がいちばん得意です。
row-why-usual = このような画像では、ふだん { $model } を使います。

answer-quota-near = { $window ->
    [hour] この 1 時間
    [day] 今日
   *[month] 今月
}の残りは { $limit } 枚中 { $left } 枚です。
answer-quota-again = また描けるようになりました。何を描きましょう？
answer-quota-muted = わかりました。もうお知らせしません。/balance でいつでも見られます。
answer-quota-waits = { $minutes ->
    [0] もう描けます。
   *[other] およそ { $minutes } 分後にお知らせします。
}
button-notify = 待って通知を受け取る
button-mute = もう知らせない

button-use = 無料で使う
button-new = 新しく作る
button-show = { $arg }
button-set = ✕ { $arg ->
    [model] モデル
    [style] スタイル
    [aspect_ratio] 形
    [resolution] 解像度
    [count] 枚数
    [seed] シード
    [negative] ネガティブ
   *[other] { $arg }
}
button-speak = { $arg ->
    [de] Deutsch
    [en] English
    [es] Español
    [fr] Français
    [ja] 日本語
    [pt] Português
    [ru] Русский
    [auto] 自動
   *[other] { $arg }
}
button-styles = スタイル
button-models = モデル
button-extend = 広げる
picked-photo = 写真
picked-style = スタイル「{ $picked }」
picked-extend = { $picked ->
    [left] 左に広げる
    [right] 右に広げる
    [top] 上に広げる
   *[bottom] 下に広げる
}
answer-album = { $asked }
answer-inpaint-no-page = このボットには公開アドレスがないため、マスクを塗るページがありません。どこをどう変えるか、ことばで教えてください：「左の帽子を赤くして」。
answer-inpaint-unable = ここには、マスクで一部だけを描き直せる描き手がいません。どこをどう変えるか、ことばで教えてください：「左の帽子を赤くして」。
answer-buy = 上から選んでください。支払いが済むとすぐにクレジットが届きます。/balance で確かめられます。
answer-paysupport = 支払いに問題がありましたか？ そのクレジットを使っていなければ返金できます。{ $support ->
    [none] 運営者にお尋ねください。
   *[other] { $support }
}
answer-terms = クレジットはここで画像に使えるだけです。期限はなく、人に譲ることはできません。うまくいかなかった画像には何もかかりません。そのクレジットを使っていなければ返金できます：/paysupport。保管している内容：/privacy。
answer-paid = ありがとうございます！ { $credits } クレジットが届きました。

command-buy = クレジットを買う
command-paysupport = 支払いについて相談する
command-terms = 購入したクレジットの条件
command-grant = クレジットを人に渡す
command-admin = ボットを管理する

# 会話のページ。
page-title = Pentimento
page-skip = 会話へ進む
page-threads = 会話
page-new-thread = 新しい会話
page-new-thread-name = 新しい会話の名前
page-side-by-side = 会話を並べて表示
page-you-are = あなた
page-new-person = 別の人…
page-new-person-name = 別の人の名前
page-add = 追加
page-theme-auto = テーマ：システムに合わせる
page-theme-light = テーマ：ライト
page-theme-dark = テーマ：ダーク
page-connection-lost = 接続が切れました。もう一度試しています…
page-needs-script = このページには JavaScript が必要です。
page-picture = 画像
page-previous = 前へ
page-next = 次へ
page-download = ダウンロード
page-close = 閉じる
page-info-title = この画像について
page-settings = この会話の設定
page-settings-hint = メッセージで言ったことが優先されます。
page-not-set = 設定できませんでした。もう一度お試しください。
page-set-model = 描き手
page-set-style = スタイル
page-set-aspect-ratio = 形
page-set-resolution = 解像度
page-set-count = 枚数
set-usual = いつもどおり
page-set-price = この設定では 1 回 { $credits } クレジットです。
page-empty-title = 何を見たいですか？
page-empty-hint = 自分のことばで言ってください。それから話しながら変えていけます：「夜にして」「水彩で同じもの」。
page-idea-1 = 雪の中のキツネを描いて
page-idea-2 = 夕焼けの灯台をピクセルアートで描いて
page-idea-3 = 夜の森の二羽のフクロウを描いて
page-messages = メッセージ
page-replying-to = 返信先：
page-cancel-reply = 返信をやめる
page-attached = 添付した画像
page-attach = 画像を添付
page-remove = 外す
page-placeholder = 見たいものを言ってください
page-send = 送信
page-send-again = もう一度送る
page-not-sent = 送信できませんでした。
page-drop-here = ここに画像をドロップ
page-progress = 進み具合
page-only-you = あなただけに見えます
page-reply = この画像に返信
page-open = 画像を開く：
page-new = 新着
page-uploading = アップロード中…
page-upload-failed = アップロードできませんでした。もう一度お試しください。
page-uploaded = アップロードした画像
page-eta = 残りおよそ { $seconds } 秒
page-paint-mask = マスクを塗る
page-missing = これはうまくいきませんでした

panel-asked = ご希望
panel-refined = 描いた内容
panel-changed = 変えたところ
panel-kept = 残したところ
panel-negative = 入れないもの
panel-model = 描き手
panel-size = 大きさ
panel-seed = シード
panel-seconds = 秒数
panel-made = 作成
panel-held = 確保したクレジット
panel-charged = 使ったクレジット
panel-released = 戻ったクレジット
panel-parent = 元の画像
panel-children = ここから作った画像
panel-ref = 番号
panel-job = ジョブ

# 端末での会話。
terminal-page = 会話のページ：{ $address }
answer-terminal-help = この画面では、/press バリエーション で最新の画像のボタンを押し、/reply 2 夜にして で画像 2 を変え、/attach photo.jpg 夜にして でファイルを送ります。/nowait で画像を待たなくなり、/quit で終わります。
terminal-hello = 見たいものを言ってください。たとえば「雪の中のキツネを描いて」。くわしくは /help、終わるには /quit。
