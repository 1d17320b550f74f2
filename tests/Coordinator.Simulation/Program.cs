using System.Diagnostics;
using Coordinator.Simulation.Campaigns;
var w=Stopwatch.StartNew();
var names=args[0].Split(',');
var r=new SeedRunner(2, TimeProvider.System).Run(AllCampaigns.List.Where(c=>names.Contains(c.Name)).ToList(), 1, int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
foreach(var x in r){ Console.WriteLine($"{x.Campaign.Name}: {x.Seeds} seeds {x.Busy} {x.Speed:F0} tx/s {x.Failures.Count} failures\n  {x.Tally}"); foreach(var f in x.Failures.Take(4)) Console.WriteLine("  "+f.Seed+" "+f.Problem); }
Console.WriteLine(w.Elapsed);
