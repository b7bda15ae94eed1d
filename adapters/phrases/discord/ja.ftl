# The names and descriptions of Discord's commands; what people read at Discord alone stands below.

discord-name-imagine = 描く
discord-name-generate = 生成
discord-name-edit = 編集
discord-name-describe = 説明
discord-name-model = モデル
discord-name-show = 表示
discord-name-job = 進み具合
discord-name-cancel = 取り消し
discord-name-privacy = プライバシー
discord-name-settings = 設定
discord-name-balance = 残高
discord-name-history = 履歴
discord-name-help = ヘルプ
discord-name-undo = 元に戻す
discord-name-why = 理由
discord-name-forget = 忘れる
discord-name-policy = 方針
discord-name-delete = 削除
discord-name-export = 書き出し
discord-name-prompt = 内容
discord-name-reference = 参考画像
discord-name-aspect = 縦横比
discord-name-style = 画風
discord-name-count = 枚数
discord-name-resolution = 解像度
discord-name-seed = シード
discord-name-image = 画像
discord-name-ref = 参照番号
discord-name-everything = すべて

discord-menu-edit = 画像を編集
discord-menu-vary = 画像のバリエーション
discord-menu-upscale = 画像を拡大
discord-menu-describe = 画像を説明
discord-menu-draw = このメッセージを描く

command-why = 言葉が描き手にどう伝わったか

discord-option-prompt = 見たいものを自分の言葉で
discord-option-reference = もとにする画像
discord-option-image = 画像。なければここで一番新しいもの
discord-option-model = 描き手。秒数と料金つき
discord-option-aspect = 形。例 16:9
discord-option-style = 画風。例 水彩
discord-option-count = 枚数、1〜4
discord-option-resolution = 大きさ。例 2K
discord-option-seed = 同じ絵をもう一度得るための数
discord-option-ref = 参照番号。例 K7Q2MX
discord-option-code = 別のところでお渡ししたコード
discord-option-everything = 一番新しいものだけでなく、すべて

discord-privacy-policy = 何がどれだけの間保存されるか
discord-privacy-export = あなたについて保存されているすべてを渡します
discord-privacy-delete = あなたについてすべてを忘れます（確認あり）

discord-name-limits = 上限
discord-name-try = 試行
discord-name-channels = チャンネル
discord-name-models = モデル
discord-name-styles = スタイル
discord-name-tolerance = 許容度
discord-name-stats = 統計
discord-name-top = 上位
discord-name-grant = 付与
discord-name-take = 減算
discord-name-tier = 段階
discord-name-ban = 禁止
discord-name-unban = 解除
discord-name-who = 誰
discord-name-dead-letters = 失敗
discord-name-retry = 再試行
discord-name-refund = 返金
discord-name-drop = 終了
discord-name-pause = 停止
discord-name-resume = 再開
discord-name-maintenance = 保守
discord-name-audit = 記録

discord-admin = このサーバーのボットを管理します
discord-admin-limits = このサーバーやチャンネルの依頼数の上限
discord-admin-channels = どこで聞き、呼ばれたときだけ答え、黙るか
discord-admin-models = ここで使えるモデル
discord-admin-styles = ここで使えるスタイル
discord-admin-tolerance = 描き手のフィルターをここでどこまで緩めるか
discord-admin-stats = 過去30日間にここで描かれたもの
discord-operator-try = この言葉がどうなるか。何も始まらず、課金もされません
discord-admin-top = ここで最も多く頼んだ人
discord-operator-grant = クレジットを与えます
discord-operator-take = クレジットを減らします
discord-operator-tier = 段階を与えます
discord-operator-ban = ボットを使えなくします
discord-operator-unban = ボットを再び使えるようにします
discord-operator-who = クレジットと状態
discord-operator-dead-letters = 終えられなかった依頼
discord-operator-retry = 失敗した依頼をもう一度
discord-operator-refund = 依頼の費用を返します
discord-operator-drop = 失敗した依頼を閉じます
discord-operator-pause = しばらく画家に頼みません
discord-operator-resume = 再び画家に頼みます
discord-operator-maintenance = 新しい依頼をあなたの言葉で断る、またはそれをやめます
discord-operator-stats = 依頼がどこにいくつあるか
discord-operator-audit = 最近何を誰がなぜ行ったか
discord-operator-top = 最も多く頼んだ人

discord-name-strike = 警告
discord-name-lift = 撤回
discord-name-reviews = 審査
discord-name-approve = 承認
discord-name-deny = 却下
discord-operator-strike = 警告を一つ数えます
discord-operator-lift = 警告とその結果を取り消します
discord-operator-reviews = 誰かの確認を待っているもの
discord-name-list = 一覧
discord-operator-list = 待っているもの
discord-operator-approve = 保留したものを進めます
discord-operator-deny = 保留したものを断ります

discord-name-key = キー
discord-name-pot = 共有
discord-name-pays = 支払い
discord-name-payback = 返金払い
discord-name-access = 入場
discord-admin-key = このサーバー自身のキーを描き手に渡す、または忘れさせる
discord-operator-pot = サーバーのみんなで使うクレジットを渡す、または減らす
discord-operator-pays = サーバーの共有分がメンバーより先に払うかどうか
discord-operator-payback = 支払いを、その番号で返金する
discord-operator-access = 人やサーバーを入れる、またはもう入れない

discord-option-person = だれ
discord-option-credits = クレジットの数
discord-option-reason = 理由。記録されます
discord-option-days = 何日間か。0は無期限
discord-option-tier = 段階の名前。設定にあるとおり
discord-option-provider = 描き手の名前。statsに出るとおり
discord-option-words = みなさんへの言葉。空なら保守を終えます
discord-option-window = どの期間か
discord-option-number = 依頼の数。0で制限をなくします
discord-option-channel = どのチャンネルか。空ならここ（制限ではサーバー全体）
discord-option-level = 0が最も厳しく、6まで。空なら設定どおり
discord-option-everywhere = 一つのチャンネルではなくサーバー全体に
discord-option-mode = listen：すべて聞く · ignore：呼ばれたときだけ · block：応じない · unblock：設定どおり
discord-option-names = 名前を「,」で区切って。allで解除。空なら今許されているものを示します
discord-option-what = 人か場所か
discord-option-painter = どの描き手のアカウントを使うか
discord-option-forget = キーを渡すかわりに忘れさせます
discord-option-server = サーバーの番号。空ならここ
discord-option-payer = 先に払うのはサーバーの共有分か、それぞれの人か
discord-option-decision = 入れるか、もう入れないか

# What people read at Discord alone.

discord-alt = 画像
discord-preview = 描きかけの画像
discord-done = できました ↑ { $person }
discord-sent-privately = ここでは画像を出せません（足りない権限：{ $missing }）。そこで、あなただけに送りました。
discord-private-why = { $channel } では画像を出せません（足りない権限：{ $missing }）。そこで、あなただけにここでお見せします。
discord-said-privately = { $channel } には書き込めません（足りない権限: { $missing }）。そのため、ここであなただけにお伝えします。
discord-kept = ここでは画像を出せません（足りない権限：{ $missing }）。このサーバーの管理者に聞いてください。画像は残してあります：/history で見られます。
discord-in-dm = これはあなただけのものなので、個別に送りました。
discord-no-dm = これはあなただけのものですが、ダイレクトメッセージが閉じています。/{ $command } なら、あなただけに見える形で答えます。
discord-smaller = そのままではDiscordには大きすぎます。これが入るうちで一番よい写しです。
discord-cannot-read = サーバーでは、メンション、通知付きの返信、コマンドだけを読みます。
answer-discord-help =
    見たいものを言ってください：/imagine を使うか、メンションして「雪の中のキツネを描いて」。
    話しながら変えられます：画像に「夜にして」と返信するか、下のボタンを押してください。
    ここにある画像はどれでも変えられます：右クリック（または長押し）して「アプリ」。
    /history で画像、/balance で残高、/settings でここでの設定がわかります。
    /cancel で進行中の画像を止め、/privacy で保管している内容がわかります。
answer-discord-help-foreign =
    見たいものを /imagine で言ってください：「雪の中のキツネ」。
    /edit で変えるか、下のボタンを押してください。
    ここにある画像はどれでも変えられます：右クリック（または長押し）して「アプリ」。
    /history で画像、/balance で残高、/settings でここでの設定がわかります。
    /cancel で進行中の画像を止め、/privacy で保管している内容がわかります。
    ここのメンバーではないため、届くのはコマンド、ボタン、メニューだけです。メンションと返信は届きません。
discord-more = その他…
discord-more-style = 画風…
discord-more-model = モデル…
discord-more-extend = 広げる…
discord-more-thread = スレッドで続ける
discord-choose = どれにしますか？
discord-choose-side = どちらへ広げますか？
discord-choose-part = { $first } … { $last }
discord-more-share = 共有…
discord-more-delete = 削除…
discord-delete-sure = この画像を完全に削除しますか？ もう戻せません。
discord-deleted-stands = 削除しました。もう保管していません。メンバーではない場所では 15 分間しかメッセージを変えられないため、このメッセージはそこに残ります。
discord-share-where = どのチャンネルでみんなに見せますか？
discord-share-pick = チャンネル
discord-share-not-you = { $channel } ではあなたが画像を出せないので、私も出しません。別のチャンネルを選んでください。
discord-share-not-me = { $channel } では画像を出せません（足りない権限：{ $missing }）。別のチャンネルを選んでください。
discord-edit-title = 画像を変える
discord-edit-label = 何を変えますか？
discord-edit-hint = 夜にして、提灯を足して、狐はそのまま
discord-edit-file = 参考にする画像（なくてもかまいません）
discord-key-title = このサーバー自身のキー
discord-key-label = 描き手から受け取ったキー
discord-key-hint = 封をして保管し、あなたも含めて誰にも二度と見せません。
discord-key-kept = キーを封をして保管しました。次の画像から { $painter } はそのアカウントでこのサーバーのために描きます。
discord-key-bad = それはキーではありません：{ $painter } に出ているとおりの一語です。何も保管していません。
discord-key-gone = { $painter } のキーを忘れました。ボットのキーに戻ります。
discord-key-none = このサーバーは { $painter } に自分のキーを持っていません。
discord-thread-name = 画像
discord-thread-begun = 何を変えるか、ここで言ってください。上の画像から始めます。
discord-thread-begun-mention = ここで私をメンションして、変えたいことを書いてください。上の画像から始めます。
discord-no-thread = ここではスレッドを開けません。「公開スレッドの作成」と「スレッドでメッセージを送信」が必要です。
discord-thread-there = 続きは { $thread } です。この画像にはもうスレッドがあります。
discord-side-left = ← 左へ
discord-side-right = 右へ →
discord-side-top = ↑ 上に
discord-side-bottom = ↓ 下に
discord-model-choice = { $model }：{ $seconds }秒、{ $credits }クレジット
refused-discord-no-picture = どの画像ですか？ 画像に返信するか、コマンドに画像を付けるか、画像を右クリック（または長押し）して「アプリ」を選んでください。まず 1 枚描くこともできます。何も引かれていません。
refused-discord-unread = この返信は読めません。サーバーで読めるのはメンションだけです。メンションするか、画像の下の「変える」を押してください。何も引かれていません。
refused-discord-link = そのリンクの先に画像が見つからないか、あなたはそこを見られません。何も引かれていません。画像そのものを送ってください。
refused-discord-download = その画像をDiscordから受け取れませんでした。何も引かれていません。もう一度送ってください。
discord-menu-no-picture = そのメッセージには画像がありません。何も引かれていません。画像のあるメッセージを選んでください。
