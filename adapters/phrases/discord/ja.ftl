# The names and descriptions of Discord's commands.

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

command-imagine = 言葉のとおりに絵を描きます
command-edit = 画像を変更します
command-describe = 画像に何が描かれているかを言います
command-model = 描き手の一覧と、ここで使う描き手
command-show = 参照番号で自分の画像をもう一度表示します
command-job = 画像の進み具合
command-cancel = 進行中の画像を止めます
command-privacy = 何がどれだけの間保存されるか
command-settings = この会話で有効な設定
command-balance = クレジットの残高
command-history = 自分の画像、新しい順
command-help = できること
command-undo = ひとつ前の画像に戻します
command-why = 言葉が描き手にどう伝わったか
command-forget = この会話を忘れます

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
discord-option-everything = 一番新しいものだけでなく、すべて

discord-privacy-policy = 何がどれだけの間保存されるか
discord-privacy-delete = この会話を忘れます
