import type { Language } from './language.ts'

export const japanese: Language = {
  locale: 'ja',
  share: 5,
  offset: 9,
  firstNames: ['葵', '蓮', '結衣', '大和', '陽菜', '湊', '凛', '悠真', '桜', '健太'],
  lastNames: ['青木', '石井', '上田', '岡田', '木村', '斎藤', '清水', '中島', '林', '松本'],
  cities: ['札幌', '仙台', '金沢', '神戸', '福岡'],
  topics: [
    {
      name: 'delivery',
      subjects: ['注文{order}の配送について', '{city}への配送'],
      asks: [
        '注文{order}が{days}日前に届くはずでしたが、まだ届いていません。',
        '不在票が入っていましたが、荷物の行方がわかりません。',
      ],
      answers: [
        'お荷物は{city}の営業所にあり、明日再配達いたします。',
        '申し訳ございません。注文{order}を改めて発送いたしました。',
      ],
    },
    {
      name: 'return',
      subjects: ['{product}の返品', '注文{order}の返金'],
      asks: ['{product}が部屋に合わないので、返品したいです。', '{days}日前に返送しましたが、返金がまだです。'],
      answers: ['返送用の伝票をアカウントにご用意しました。', '本日返金の手続きをいたしました。'],
    },
    {
      name: 'warranty',
      subjects: ['{product}の故障'],
      asks: ['{product}が{days}週間で動かなくなりました。', '届いた{product}にひびが入っていました。'],
      answers: ['新しい品を本日お送りします。', '部品は{days}日ほどで届きます。'],
    },
    {
      name: 'question',
      subjects: ['{product}について'],
      asks: ['{product}に合う電球を教えてください。', '{product}の再入荷はいつ頃でしょうか。'],
      answers: ['口金はE14です。', '{days}日ほどで入荷の予定です。'],
    },
  ],
  greetings: ['お世話になっております。', 'こんにちは。'],
  farewells: ['よろしくお願いいたします。', '以上、よろしくお願いします。'],
  nudges: ['その後いかがでしょうか。', 'まだ返事をいただいていません。'],
  details: ['注文番号は{order}です。', '試しましたが、変わりません。'],
  questions: ['ご注文番号を教えていただけますか。', '写真をお送りいただけますか。', '倉庫に確認してご連絡します。'],
  thanks: ['ありがとうございました。', '無事に届きました。'],
  praise: ['迅速な対応でした。'],
  blame: ['時間がかかりすぎました。'],
}
