Console.WriteLine("lcverify");
