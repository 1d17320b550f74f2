metadata description = 'Queries over what the app counts. The names of metrics are those of the code.'

@export()
@description('A metric as the exporter writes it: of a histogram the greatest value, of a gauge or counter the value.')
func metricQuery(name string) string =>
  'AppMetrics | where Name == "${name}" | project TimeGenerated, Value = coalesce(Max, Sum)'

@export()
@description('What was added to a counter.')
func counterQuery(name string) string => 'AppMetrics | where Name == "${name}" | project TimeGenerated, Value = Sum'

@export()
@description('1 when a metric that is always recorded was not.')
func silenceQuery(name string) string =>
  'AppMetrics | where Name == "${name}" | summarize Recorded = count() | project Value = iff(Recorded == 0, 1, 0)'

@export()
@description('Requests that the service failed.')
func serverErrorQuery() string =>
  'AppRequests | where toint(ResultCode) >= 500 | project TimeGenerated, Value = ItemCount'
