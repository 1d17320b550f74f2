System.Console.WriteLine("Coordinator");
