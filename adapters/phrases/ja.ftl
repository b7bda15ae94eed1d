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
progress-initializing = イーゼルを立てています…
progress-thinking = じっくり考えています…
progress-generating = { $subject ->
    [none] 描いています…
   *[other] 描いています：{ $subject }…
}
progress-retrying = 接続が切れました。もう一度試します…
progress-busy = 絵かきが混み合っています。すぐにもう一度試します…
progress-slow = いつもより時間がかかっています…
progress-processing = 画像を確かめています…
progress-uploading = 画像をしまっています…
progress-finalizing = ギャラリーに加えています…

done-done = { $seconds } 秒で完成 · { $model } · { $credits } クレジット
done-part = { $wanted } 枚のうち { $count } 枚できました · { $model } · { $credits } 使用、{ $returned } 返却
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
refused-cooldown = 次の画像まで { $seconds } 秒お待ちください。または「準備でき次第」を押してください。何も引かれていません。
refused-per-minute = この 1 分で { $limit } 枚中 { $used } 枚です。何も引かれていません。1 分後にお試しください。
refused-per-hour = この 1 時間の残りは { $limit } 枚中 0 枚です。何も引かれていません。次は { $minutes } 分後です。
refused-per-day = 今日の残りは { $limit } 枚中 0 枚です。何も引かれていません。午前 0 時（{ $zone }）以降にどうぞ。
refused-per-month = 今月の残りは { $limit } 枚中 0 枚です。何も引かれていません。1 日にまた始まります。
refused-running = いま 1 枚描いています。何も引かれていません。取り消すか、できあがりをお待ちください。
refused-waiting = いま { $used } 枚が進行中で、いっぱいです（{ $limit }）。何も引かれていません。1 枚取り消すか、お待ちください。
refused-budget = 今日の予算 { $limit } ドルを使い切りました。何も引かれていません。明日お試しください。
refused-not-allowed = このボットは招かれた人とサーバーのために描きます。何も引かれていません。運営者に頼んでください。
refused-moderated = それは描けません。何も引かれていません。別のアイデアをどうぞ。
refused-suspended = いまは描くことが止められています。何も引かれていません。運営者にお尋ねください。
refused-unknown-button = このボタンはわかりません。何も変わっていません。ことばで教えてください。
refused-old-button = これは古い版のボタンです。何も変わっていません。ことばで教えてください。
refused-foreign-button = これは別の人の画像です。「バリエーション」で自分のものを作れます。何も引かれていません。
refused-no-picture = どの画像ですか？ 画像に返信するか、まず 1 枚描いてください。何も引かれていません。
refused-unknown-model = モデル「{ $asked }」はありません。あるもの：{ $known }。何も引かれていません。
refused-unsupported = このモデルにはできません。何も引かれていません。別のモデルをお試しください。
refused-not-found = 見つかりません。何も変わっていません。/help をお試しください。
refused-stays-known = 最近忘れたばかりか、まだ済んでいないことがあるため、今はできません。何も変わっていません。運営者に相談してください。
refused-too-late = もう終わっているので、取り消すものがありません。何も変わっていません。
refused-too-early = まだ進行中です。先に取り消してください。何も変わっていません。
refused-unknown-command = { $asked } はわかりません。何も引かれていません。/help でできることを見るか、見たいものをそのまま言ってください。
refused-repeated = それはもう進行中です。追加では何も引かれていません。
refused-other-price = そのことばでは値段が変わるので、最初のままにしました。取り消して、もう一度頼んでください。
refused-mask-size = マスクは画像と同じ大きさ（{ $wanted } ピクセル）が必要です。これは { $got } です。何も引かれていません。
refused-bad-picture = 読める画像ではありません。何も引かれていません。PNG、JPEG、WebP を送ってください。
refused-bad-link = そのリンクから画像を取れませんでした。何も引かれていません。画像そのものか、別のリンクを送ってください。
refused-picture-too-large = 画像が大きすぎます。何も引かれていません。50 MB 未満で送ってください。
refused-telegram-picture-too-large = 20 MB を超えるファイルは Telegram のボットには読めません。何も引かれていません。小さくするか、写真として送ってください。
refused-telegram-download = Telegram から画像を受け取れませんでした。何も引かれていません。もう一度送ってください。
refused-unknown-name = 「{ $asked }」はわかりません。あるもの：{ $known }。何も変わらず、何も引かれていません。

ask-draw = 描きましょうか？ { $credits } クレジットです。
ask-price = { $credits } クレジットで、いつもより高めです。描きますか？
ask-redo-edited = ことばが変わりました。描き直しますか？ { $credits } クレジットです。

answer-help = 見たいものを言ってください：「雪の中のキツネを描いて」。それから「夜にして」「水彩で同じもの」と変えていけます。画像に返信すると、その画像を変えます。/balance で残高、/cancel で進行中の画像を止めます。
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
answer-cancel-nothing = 取り消すものはありません。何も引かれていません。
answer-setting-set = ここではこれから：{ $what }。「設定を忘れて」で外せます。
answer-setting-cleared = 外しました：{ $what }。
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
answer-forgotten = 忘れました。この会話は新しく始まり、ここでの画像は消えました。
answer-dear = { $credits } クレジットで、いつもより高めです。続けるならこのボタンを押してください。
answer-deleted = 消しました。
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
button-erase = 完全に忘れる
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

telegram-done = 完成 ↑
telegram-hint-edit-prompt = どこを変えますか？
telegram-sent-privately = ここには写真を送れないので、個別に送りました。
telegram-no-photos = ここには写真を送れません。管理者に許可を頼むか、個別チャットで「開始」を押してください。画像は保管してあり、そこで /history に出ます。
telegram-in-private = これはあなただけのものです。個別チャットで「開始」を押して、そこで聞いてください。
telegram-open-private = 個別チャットを開く
telegram-inline-title = 描く：{ $words }
telegram-inline-button = 自分でも作る
telegram-example-one = 雪の中のキツネを描いて
telegram-example-two = 夕暮れの灯台を水彩で描いて
answer-telegram-original-smaller = 元の画像は 50 MB を超え、Telegram では送れません。小さくしたものです（{ $size }）。
answer-telegram-hello-private = こんにちは！ このグループでは私あてのものだけが見えます。@{ $bot } で始めるか、私の画像に返信するか、/imagine を使ってください。
answer-telegram-hello-all = こんにちは！ 見たいものを言ってください。たとえば「雪の中のキツネを描いて」。画像に返信すると変えられます。

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
telegram-open-mask = マスクを塗る
telegram-hint-mask-ready = そこに何を描きますか？
refused-mask-empty = まだ何も塗られていません。何も引かれていません。変えたい部分を塗ってください。
telegram-set-model = モデル
telegram-set-style = スタイル
telegram-set-aspect-ratio = 形
telegram-set-resolution = 解像度
telegram-set-count = 枚数
telegram-set-refine = 言い換え
telegram-set-language = 言語
