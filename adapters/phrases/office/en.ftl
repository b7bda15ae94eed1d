# The operator's pages.
office-title = Pentimento
office-subtitle = the office
office-skip = To the page
office-now = Now
office-money = Money
office-jobs = Jobs
office-dead = Dead letters
office-review = Review
office-people = People
office-models = Models
office-settings = Settings
office-audit = Audit
office-pages = Pages
office-theme = Change between light and dark
office-zone = Times are those of { $zone }.

office-sign-in = Sign in
office-sign-in-hint = With the password whose hash is in the settings.
office-sign-in-proxy = This page is reached through your sign-in proxy only.
office-sign-out = Sign out
office-password = Password
office-wrong-password = This is not the password.
office-too-many = Too many tries. The next one is possible in { $seconds } s.
office-not-found = There is no such page here.
office-no-such-job = There is no job { $ref }.
office-no-such-person = Nobody here is called { $ref }.

office-running = Painting
office-queued = Waiting
office-done-today = Done today
office-failed-today = Failed today
office-spent-today = Spent today
office-finals = Finals to deliver
office-oldest-final = the oldest for { $age }
office-workers = Workers
office-no-open = Nothing is on its way.
office-open-jobs = On their way
office-open-more = { $shown } of { $all } are shown.
office-providers = Painters
office-connections = Connections
office-ok = well
office-failing = failing
office-paused = paused for { $age }
office-last-hour = In the last hour
office-places = { $running } of { $places } places
office-no-calls = no calls
office-live = Live
office-not-live = The connection is lost. Trying again…
office-loading = What is happening now needs JavaScript to stay fresh; reload the page otherwise.

office-job = Job
office-person = Person
office-asked = Asked for
office-state = State
office-stage = Stage
office-since = Since
office-model = Model
office-provider = Painter
office-price = Credits
office-created = Asked
office-error = Why
office-attempts = Tries
office-when = When
office-who = Who
office-what = What
office-whom = Subject
office-reason = Reason
office-facts = Details

office-state-queued = waiting
office-state-running = painting
office-state-succeeded = done
office-state-failed = failed
office-state-cancelled = cancelled
office-state-dead = dead letters
office-state-any = any state

office-today = Today
office-week = This week
office-month = This month
office-by-day = Real cost by day
office-by-day-described = Real cost of each of the last { $days } days, as bars
office-by-day-total = { $amount } in { $days } days, { $calls ->
    [one] one call
   *[other] { $calls } calls
 }
office-show-days = { $days } days
office-by-model = By model
office-by-person = By person
office-by-place = By place
office-calls = Calls
office-cost = Cost
office-jobs-charged = Charged jobs
office-credits = Credits
office-circulation = Credits in circulation
office-posted = With people
office-held = Held for jobs
office-granted = Granted
office-captured = Charged
office-refunded = Given back
office-saved = Saved this month by simpler models
office-expired = Ended
office-stored = What storage holds
office-stored-all = { $pictures ->
    [one] One picture
   *[other] { $pictures } pictures
 }, { $size } in all; who keeps most comes first. Files are counted as they are stored, once each.
office-size = Size
office-bucket = Bucket
office-buckets = By bucket
office-bucket-allowance = Monthly allowances
office-bucket-purchased = Bought
office-bucket-granted = Given
office-bucket-pot = Pots of servers
office-bucket-other = Forgotten people's
office-drift = Computed against reported
office-drift-hint = What pictures should have cost by the catalogue, and what their painters said they did. A large difference means that a price in the catalogue is old.
office-computed = Computed
office-reported = Reported
office-difference = Difference
office-share-words = Words (language model)
office-nothing-spent = Nothing was spent in these days.
office-place = Place

office-search = Search
office-search-jobs = Words, reference, model or name
office-search-people = Name or id
office-find = Find
office-no-jobs = No job is like this.
office-no-jobs-yet = They have asked for nothing yet.
office-no-transfers = No credits were moved yet.
office-older = Older
office-select = Select
office-select-all = Select all
office-selected = With the selected:
office-retry = Retry
office-refund = Give credits back
office-drop = Drop
office-why = Why (kept in the audit)
office-no-dead = No dead letters.
office-dead-hint = Jobs that no retry of ours could save. Their credits were given back. Retrying holds credits anew and turns the same message into the picture; asking twice is done once.
office-acts = Acts

office-did-retry = { $done ->
    [one] One job is retried.
   *[other] { $done } jobs are retried.
 }
office-did-refund = { $done ->
    [one] The credits of one job were given back.
   *[other] The credits of { $done } jobs were given back.
 }
office-did-drop = { $done ->
    [one] One dead letter was dropped.
   *[other] { $done } dead letters were dropped.
 }
office-not-done = { $count ->
    [one] One was not done: { $code }.
   *[other] { $count } were not done: { $code }.
 }
office-nothing-selected = Nothing was selected.
office-did-grant = Booked: { $amount } credits. { $free } are free now.
office-grant-refused = That would leave less than nothing. Nothing was booked.
office-bad-amount = An amount is a whole number other than 0, at most a million.

office-life = The life of job { $ref }
office-words = Words
office-refined = Painted as
office-timings = Times
office-waited = waited
office-painted-for = painted for
office-whole = all in all
office-provider-calls = Provider calls
office-no-provider-calls = No provider was called.
office-sent = Sent
office-took = Took
office-outcome = Outcome
office-provider-ref = Their reference
office-journal = Journal
office-kind = Kind
office-from-to = From → to
office-messages = Message
office-message-id = its message
office-no-message = no message
office-final = Final
office-delivery-tries = { $tries } failed tries
office-delivered = Delivered
office-waits-for-delivery = waits
office-pictures = Pictures
office-open-picture = Open the picture
office-retried-as = Retried as { $ref }
office-retry-of = A retry of { $ref }
office-claims = { $claims ->
    [one] one claim
   *[other] { $claims } claims
 }, { $tries ->
    [one] one error
   *[other] { $tries } errors
 }, { $crashes ->
    [one] one crash
   *[other] { $crashes } crashes
 }
office-thread = Thread

office-free = Free
office-wallet = Wallet
office-jobs-count = Jobs
office-success = Success
office-charged = Charged
office-real-cost = Real cost
office-no-people = Nobody is called like this.
office-history = Newest jobs
office-grant = Give or take credits
office-grant-amount = Credits (a minus takes them)
office-grant-do = Book
office-acts-on = What operators did
office-no-acts = Nothing yet.
office-same-as = the same person as
office-known-since = known since
office-locale = language

office-models-hint = The last { $days } days. Waiting and painting are measured apart; cancelled jobs do not count as failures.
office-waited-p = Waited (p50 / p90)
office-painted-p = Painted (p50 / p90)
office-done = Done
office-failed = Failed
office-cancelled = Cancelled
office-errors = Errors by class
office-count = Count
office-no-errors = No job failed.
office-catalogue = Offered
office-can = Can
office-prices = Prices
office-retires = Ends
office-successor = then { $model }
office-no-figures = No job ended in these days.

office-settings-hint = As they are in force now. Secrets are never shown. Marked: not the default.
office-secret-set = (set)
office-not-set = (not set)
office-changed = not the default
office-key = Key
office-server = Server
office-value = Value
office-search-audit = Who, what, whom or why
office-no-audit-found = Nothing like this was done.
office-no-audit = Nobody has done anything yet.

# What the operator is told without asking.
notice-subject = Pentimento: { $code }
notice-spend-day = { $part } % of today's budget is spent: ${ $spent } of ${ $budget }.
notice-spend-month = { $part } % of this month's budget is spent: ${ $spent } of ${ $budget }.
notice-circuit = The painter { $provider } keeps failing and is paused for { $seconds } s.
notice-auth = The painter { $provider } turned our key away; nothing is sent there for { $seconds } s. Put in one that works, then restart.
notice-empty = The account at { $provider } is empty; nothing is sent there for { $seconds } s. Top it up.
notice-balance = The account at { $provider } has { $left } left.
notice-retiring = { $model } ends on { $ends }; its successor is { $successor }.
notice-dead = { $count ->
    [one] There is a dead letter.
   *[other] There are { $count } dead letters.
 } They wait in the office, or in `pentimento jobs list --dead`.
notice-review = { $count ->
        [one] One request or picture waits to be looked at.
       *[other] { $count } requests and pictures wait to be looked at.
    } See Review in the office, or /admin reviews.
notice-suspended = { $person } has { $strikes } strikes within a day and is suspended until you lift it: /admin lift, or their page in the office.
notice-pattern-burst = { $person } had { $count } jobs within the last hour. Their page in the office shows what for.
notice-pattern-refused = { $count } requests of { $person } were refused by moderation within a week. /admin ban, or their page in the office.
notice-pattern-accounts = { $count } accounts that are new today asked for exactly the same; the first is { $person }. One person may be behind them.
notice-ledger = The books do not balance ({ $count }, first { $first }). Nothing was repaired: `pentimento ledger verify`.

office-keys = Keys
office-keys-hint = A server's own key at a painter goes before yours: its account paints and pays. Keys are kept sealed and are never shown again.
office-key-put = Give a server its own key
office-key-put-do = Keep the key
office-key-drop = Forget
office-no-key-takers = No painter with a key is set up.
office-no-keys = No server has a key of its own.
office-did-key-put = The key is kept, sealed. It is used from the next picture on.
office-did-key-drop = The key is forgotten. Your own is used again.
office-no-such-key = There was no such key.
office-bad-key = That is no key: one word of printable letters for a painter of the list, and the server it is for.

office-review-hint = Requests and pictures that moderation did not decide. Nothing is charged while they wait; what nobody looks at within a week is refused. Approved ones go on by themselves, and the person is told either way.
office-no-reviews = Nothing waits to be looked at.
office-held-request = a request
office-held-picture = a picture
office-show = Show
office-unveil = Show what { $ref } is about
office-approve = Approve
office-deny = Deny
office-deny-strike = Deny, with a strike
office-no-reason = Say why; it is kept in the audit. Nothing was done.
office-did-approve = { $done ->
    [one] One is approved and goes on.
   *[other] { $done } are approved and go on.
 }
office-did-deny = { $done ->
    [one] One is denied.
   *[other] { $done } are denied.
 }
office-did-strike = { $done ->
    [one] One is denied, and counts as a strike.
   *[other] { $done } are denied, and count as strikes.
 }
office-standing = What was decided
office-no-rules = Nothing was decided about them by hand.
office-rule-tier = Tier by hand
office-rule-banned = Banned
office-rule-allowed = Let in by hand
office-rule-quiet = Wants no word about quotas
office-rule-slowed = Slowed down after strikes
office-rule-suspended = Suspended after strikes
office-until = Until
office-for-good = for good
office-decide = Decide
office-days = For days (0: for good)
office-tier = Tier
office-tier-none = none by hand
office-give-tier = Give the tier
office-strike = Give a strike
office-lift = Lift strikes
office-ban = Ban
office-unban = Unban
office-allow = Let in
office-disallow = Let in no more
office-strikes = Strikes
office-lifted = Lifted
office-bucket-one-allowance = Monthly allowance
office-bucket-one-purchased = Bought
office-bucket-one-granted = Given
office-bucket-one-pot = Pot of the server
