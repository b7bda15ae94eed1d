# Telegram

refused-telegram-picture-too-large = 20 MB を超えるファイルは Telegram のボットには読めません。何も引かれていません。小さくするか、写真として送ってください。
refused-telegram-download = Telegram から画像を受け取れませんでした。何も引かれていません。もう一度送ってください。
telegram-done = 完成 ↑
telegram-hint-edit-prompt = どこを変えますか？
telegram-sent-privately = ここには写真を送れないので、個別に送りました。
telegram-no-photos = ここには写真を送れません。管理者に許可を頼むか、個別チャットで「開始」を押してください。画像は保管してあり、そこで /history に出ます。
telegram-in-private = これはあなただけのものです。個別チャットで「開始」を押して、そこで聞いてください。
telegram-open-private = 個別チャットを開く
telegram-inline-title = 描く：{ $words }
telegram-inline-button = 自分でも作る
telegram-guest-hint = 私の名前のあとに、描いてほしいものを書いてください。例：@{ $bot } 雪の中のキツネ
telegram-example-one = 雪の中のキツネを描いて
telegram-example-two = 夕暮れの灯台を水彩で描いて
answer-telegram-original-smaller = 元の画像は 50 MB を超え、Telegram では送れません。小さくしたものです（{ $size }）。
answer-telegram-hello-private = こんにちは！ このグループでは私あてのものだけが見えます。@{ $bot } で始めるか、私の画像に返信するか、/imagine を使ってください。
answer-telegram-hello-all = こんにちは！ 見たいものを言ってください。たとえば「雪の中のキツネを描いて」。画像に返信すると変えられます。
telegram-open-mask = マスクを塗る
telegram-hint-mask-ready = そこに何を描きますか？
refused-telegram-not-manager = ここでこれができるのは、グループの管理者だけです。何も変わらず、何も引かれていません。
telegram-inline-text = 🎨 { $words }
telegram-invoice-title = { $credits } クレジット
telegram-invoice-text = 画像のための { $credits } クレジットです。期限はありません。条件は /terms、支払いの相談は /paysupport へどうぞ。
telegram-not-sold = これはもう販売していません。何も引かれていません。もう一度 /buy を送ってください。
answer-telegram-in-private = それは個別チャットで聞いてください。
telegram-side-left = ← 左
telegram-side-right = 右 →
telegram-side-top = ↑ 上
telegram-side-bottom = ↓ 下
telegram-more = もっと »
answer-telegram-hello =
    こんにちは！ あなたの言葉どおりに描きます：「雪の中のキツネを描いて」。
    それから「夜にして」のように変えていけます。手持ちの画像を送って変えることもできます。
    くわしくは /help、保管している内容は /privacy をどうぞ。
answer-telegram-help =
    見たいものを言ってください：「雪の中のキツネを描いて」。
    話しながら変えられます：「夜にして」「水彩で同じもの」「元に戻して」。
    画像に返信すると、その画像を変えます。手持ちの画像を送っても変えられます。
    /history で画像、/balance で残高、/settings でここでの設定がわかります。
    /cancel で進行中の画像を止め、/privacy で保管している内容がわかります。
refused-telegram-nameless = グループ名義の投稿なので、どなたの依頼かわかりません。何も引かれていません。「匿名のまま」を切ってご自分の名前で書くか、個別チャットで頼んでください。
refused-telegram-words-only = 読めるのは言葉と画像だけです。何も引かれていません。見たいものを言うか、写真を送ってください。
telegram-choose = 選ぶ…
answer-telegram-styles = 「水彩で」や「これからは水彩で」と言ってください。ここで使うスタイルを選ぶこともできます。
done-telegram-shown = { $model } · 番号 { $ref }
row-telegram-hears = このグループで私に届くのは、コマンド、私への返信、そして @{ $bot } と書かれたメッセージだけです。
